package dev.loupe.edge.frame;

/// A part's small picture for pages: as large as it can be with a long side of at most 320 px when
/// whole squares of pixels are averaged.
public final class Preview {
  public static final int LONGEST_SIDE = 320;

  private Preview() {}

  /// An image no larger than that comes back as it is.
  public static Grey of(Grey image) {
    var longest = Math.max(image.width(), image.height());
    var side = (longest + LONGEST_SIDE - 1) / LONGEST_SIDE;
    if (side == 1) return image;
    var width = (image.width() + side - 1) / side;
    var height = (image.height() + side - 1) / side;
    var pixels = new byte[width * height];
    var sums = new int[width];
    for (var y = 0; y < height; y++) {
      var rows = Math.min(side, image.height() - y * side);
      for (var row = 0; row < rows; row++) add(image, y * side + row, side, sums);
      average(image.width(), new Block(side, rows), sums, pixels, y * width);
    }
    return new Grey(width, height, pixels);
  }

  private record Block(int side, int rows) {}

  private static void add(Grey image, int row, int side, int[] sums) {
    var pixels = image.pixels();
    var at = row * image.width();
    var whole = image.width() / side;
    for (var column = 0; column < side; column++)
      for (int i = 0, x = at + column; i < whole; i++, x += side) sums[i] += pixels[x] & 0xff;
    for (var x = whole * side; x < image.width(); x++) sums[whole] += pixels[at + x] & 0xff;
  }

  private static void average(int imageWidth, Block block, int[] sums, byte[] target, int at) {
    for (var x = 0; x < sums.length; x++) {
      var columns = Math.min(block.side, imageWidth - x * block.side);
      target[at + x] = (byte) (sums[x] / (columns * block.rows));
      sums[x] = 0;
    }
  }
}
