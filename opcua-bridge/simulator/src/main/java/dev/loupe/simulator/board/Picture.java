package dev.loupe.simulator.board;

import dev.loupe.schema.defect.Box;
import java.util.Arrays;
import java.util.Random;

/// A grey picture, one byte a pixel, row by row. Written while it is drawn, then left alone.
public record Picture(int width, int height, byte[] grey) {
  /// As bare boards are scanned: conductors dark, base light.
  static final byte COPPER = 0;

  static final byte BASE = (byte) 255;

  private static final int FRAYS = 100;

  public Picture {
    if (grey.length != width * height)
      throw new IllegalArgumentException(width + "×" + height + " is not " + grey.length);
  }

  static Picture blank(int width, int height) {
    var grey = new byte[width * height];
    Arrays.fill(grey, BASE);
    return new Picture(width, height, grey);
  }

  public Picture copy() {
    return new Picture(width, height, grey.clone());
  }

  boolean isCopper(int x, int y) {
    return contains(x, y) && grey[y * width + x] == COPPER;
  }

  boolean contains(int x, int y) {
    return x >= 0 && y >= 0 && x < width && y < height;
  }

  void set(int x, int y, byte value) {
    if (contains(x, y)) grey[y * width + x] = value;
  }

  /// Black and white only, so that one bit a pixel says it all.
  public boolean isBlackAndWhite() {
    for (var value : grey) if (value != COPPER && value != BASE) return false;
    return true;
  }

  /// Moved right and down by `x` and `y` pixels; the border is repeated.
  public Picture shifted(int x, int y) {
    var moved = new byte[grey.length];
    for (int row = 0; row < height; row++) {
      int from = Math.clamp(row - y, 0, height - 1) * width;
      for (int column = 0; column < width; column++)
        moved[row * width + column] = grey[from + Math.clamp(column - x, 0, width - 1)];
    }
    return new Picture(width, height, moved);
  }

  /// Some pixels beside an edge of `template` the other way round: no scan draws an edge twice
  /// alike. None is further than one pixel from where the template has its colour.
  public Picture frayed(Picture template, Random random) {
    var result = copy();
    for (int i = 0; i < FRAYS; i++) {
      int x = 1 + random.nextInt(width - 2);
      int y = 1 + random.nextInt(height - 2);
      if (template.hasEdge(x, y)) result.set(x, y, (byte) ~grey[y * width + x]);
    }
    return result;
  }

  private boolean hasEdge(int x, int y) {
    var first = isCopper(x - 1, y - 1);
    for (int i = 1; i < 9; i++) if (isCopper(x - 1 + i % 3, y - 1 + i / 3) != first) return true;
    return false;
  }

  /// Each pixel the darkest of its 3×3 neighbourhood; outside the border there is nothing darker.
  public Picture eroded() {
    return new Picture(width, height, darkest(darkest(grey, 1, width), width, height));
  }

  /// The darkest of each pixel and its two neighbours `step` apart, `length` of them in a row.
  private static byte[] darkest(byte[] from, int step, int length) {
    var result = new byte[from.length];
    for (int i = 0; i < from.length; i++) {
      int place = i / step % length;
      int least = from[i] & 0xFF;
      if (place > 0) least = Math.min(least, from[i - step] & 0xFF);
      if (place < length - 1) least = Math.min(least, from[i + step] & 0xFF);
      result[i] = (byte) least;
    }
    return result;
  }

  public Picture dimmed(double light) {
    var result = new byte[grey.length];
    for (int i = 0; i < grey.length; i++) result[i] = (byte) Math.round((grey[i] & 0xFF) * light);
    return new Picture(width, height, result);
  }

  /// This picture with `area` taken from `other`.
  public Picture with(Picture other, Box area) {
    var result = copy();
    int left = Math.clamp((int) area.left(), 0, width);
    int right = Math.clamp((int) area.right(), left, width);
    for (int y = Math.max(0, (int) area.top()); y < Math.min(height, area.bottom()); y++)
      System.arraycopy(other.grey, y * width + left, result.grey, y * width + left, right - left);
    return result;
  }
}
