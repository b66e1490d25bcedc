package dev.loupe.simulator.board;

import java.util.Arrays;

/// For each pixel, the distance to the nearest pixel of the other colour, by chamfer 3-4: off by
/// less than a tenth.
final class Distances {
  private final int width;
  private final int height;
  private final int[] copper;
  private final int[] base;

  private Distances(Picture picture) {
    width = picture.width();
    height = picture.height();
    copper = transform(picture, true);
    base = transform(picture, false);
  }

  static Distances of(Picture picture) {
    return new Distances(picture);
  }

  /// How deep inside copper; 0 on base.
  double inCopper(int x, int y) {
    return copper[y * width + x] / 3.0;
  }

  /// How far from all copper; 0 on copper.
  double inBase(int x, int y) {
    return base[y * width + x] / 3.0;
  }

  private int[] transform(Picture picture, boolean ofCopper) {
    var far = new int[width * height];
    Arrays.fill(far, 9999);
    for (int y = 0; y < height; y++)
      for (int x = 0; x < width; x++)
        if (picture.isCopper(x, y) != ofCopper) far[y * width + x] = 0;
    for (int y = 0; y < height; y++) for (int x = 0; x < width; x++) relax(far, x, y, -1);
    for (int y = height - 1; y >= 0; y--) for (int x = width - 1; x >= 0; x--) relax(far, x, y, 1);
    return far;
  }

  private void relax(int[] far, int x, int y, int step) {
    int best = far[y * width + x];
    best = Math.min(best, at(far, x + step, y) + 3);
    best = Math.min(best, at(far, x, y + step) + 3);
    best = Math.min(best, at(far, x + step, y + step) + 4);
    best = Math.min(best, at(far, x - step, y + step) + 4);
    far[y * width + x] = best;
  }

  private int at(int[] far, int x, int y) {
    return x < 0 || y < 0 || x >= width || y >= height ? 9999 : far[y * width + x];
  }
}
