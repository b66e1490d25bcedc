package dev.loupe.training.detect;

import ar.com.hjg.pngj.ImageInfo;
import ar.com.hjg.pngj.ImageLineInt;
import ar.com.hjg.pngj.PngReader;
import ar.com.hjg.pngj.PngjException;
import ar.com.hjg.pngj.chunks.PngChunkPLTE;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// Stored images to grey pixels, the same ones that the edge makes of them: colours become luma
/// (ITU-R BT.601), alpha is ignored, 16 bits keep the upper 8.
public final class Pictures {
  private Pictures() {}

  /// `IOException`, in one sentence, where the bytes are no image that the edge reads.
  public static Grey decode(byte[] image) throws IOException {
    if (image.length > 1 && image[0] == (byte) 0x89) {
      try {
        return png(image);
      } catch (PngjException e) {
        throw new IOException("not a whole PNG: " + e.getMessage(), e);
      }
    }
    var other = ImageIO.read(new ByteArrayInputStream(image));
    if (other == null) throw new IOException("no PNG, JPEG or BMP");
    return grey(other);
  }

  private static Grey png(byte[] image) {
    var in = new PngReader(new ByteArrayInputStream(image));
    var info = in.imgInfo;
    var pixels = new byte[info.cols * info.rows];
    PngChunkPLTE palette = null;
    for (var y = 0; y < info.rows; y++) {
      var line = ((ImageLineInt) in.readRow()).getScanline();
      if (y == 0 && info.indexed) palette = in.getMetadata().getPLTE();
      row(info, line, palette, pixels, y * info.cols);
    }
    in.end();
    return new Grey(info.cols, info.rows, pixels);
  }

  private static void row(
      ImageInfo info, int[] line, @Nullable PngChunkPLTE palette, byte[] pixels, int at) {
    var most = (1 << Math.min(info.bitDepth, 8)) - 1;
    var shift = info.bitDepth == 16 ? 8 : 0;
    for (var x = 0; x < info.cols; x++) {
      var i = x * info.channels;
      if (palette != null) {
        var colour = palette.getEntry(line[i]);
        pixels[at + x] = luma(colour >> 16 & 0xff, colour >> 8 & 0xff, colour & 0xff);
      } else if (info.channels < 3) pixels[at + x] = (byte) ((line[i] >> shift) * 255 / most);
      else pixels[at + x] = luma(line[i] >> shift, line[i + 1] >> shift, line[i + 2] >> shift);
    }
  }

  private static Grey grey(BufferedImage image) {
    var width = image.getWidth();
    var height = image.getHeight();
    var colours = image.getRGB(0, 0, width, height, null, 0, width);
    var pixels = new byte[width * height];
    for (var i = 0; i < pixels.length; i++)
      pixels[i] = luma(colours[i] >> 16 & 0xff, colours[i] >> 8 & 0xff, colours[i] & 0xff);
    return new Grey(width, height, pixels);
  }

  private static byte luma(int red, int green, int blue) {
    return (byte) ((299 * red + 587 * green + 114 * blue + 500) / 1000);
  }
}
