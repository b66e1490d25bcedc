package dev.loupe.simulator.line.adapter;

import ar.com.hjg.pngj.FilterType;
import ar.com.hjg.pngj.ImageInfo;
import ar.com.hjg.pngj.ImageLineByte;
import ar.com.hjg.pngj.PngReaderByte;
import ar.com.hjg.pngj.PngWriter;
import ar.com.hjg.pngj.PngjException;
import dev.loupe.simulator.board.Picture;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// Grey PNGs, one bit a pixel where that says it all, else eight.
public final class Png {
  private static final Set<Integer> PLAIN_DEPTHS = Set.of(1, 8);

  private Png() {}

  public static byte[] encode(Picture picture) {
    int bits = picture.isBlackAndWhite() ? 1 : 8;
    var info = new ImageInfo(picture.width(), picture.height(), bits, false, true, false);
    var bytes = new ByteArrayOutputStream(16_384);
    var out = new PngWriter(bytes, info);
    out.setFilterType(FilterType.FILTER_NONE);
    out.setCompLevel(6);
    for (int y = 0; y < picture.height(); y++) {
      var line = new ImageLineByte(info);
      for (int x = 0; x < picture.width(); x++) {
        byte grey = picture.grey()[y * picture.width() + x];
        line.getScanlineByte()[x] = bits == 1 ? (byte) (grey & 1) : grey;
      }
      out.writeRow(line, y);
    }
    out.end();
    return bytes.toByteArray();
  }

  /// The file's bytes if they are a PNG like those written here: black and white or eight bits of
  /// grey, not interlaced. Its pixels are not unpacked. `IOException` naming the file if it is no
  /// whole grey PNG.
  static Optional<byte[]> plain(Path file) throws IOException {
    var bytes = Files.readAllBytes(file);
    try {
      var in = open(file, bytes);
      in.end();
      var plain = !in.isInterlaced() && PLAIN_DEPTHS.contains(in.imgInfo.bitDepth);
      return plain ? Optional.of(bytes) : Optional.empty();
    } catch (PngjException e) {
      throw new IOException(file + " is not a whole PNG: " + e.getMessage(), e);
    }
  }

  private static PngReaderByte open(Path file, byte[] bytes) throws IOException {
    var in = new PngReaderByte(new ByteArrayInputStream(bytes));
    if (!in.imgInfo.greyscale || in.imgInfo.channels != 1)
      throw new IOException(file + " is not a grey PNG");
    return in;
  }

  /// `IOException` naming the file if it is no grey PNG.
  public static Picture read(Path file) throws IOException {
    try {
      var in = open(file, Files.readAllBytes(file));
      var info = in.imgInfo;
      int scale = 255 / ((1 << Math.min(8, info.bitDepth)) - 1);
      var grey = new byte[info.cols * info.rows];
      for (int y = 0; y < info.rows; y++) {
        var line = in.readRowByte().getScanlineByte();
        for (int x = 0; x < info.cols; x++)
          grey[y * info.cols + x] = (byte) ((line[x] & 0xFF) * scale);
      }
      in.end();
      return new Picture(info.cols, info.rows, grey);
    } catch (PngjException e) {
      throw new IOException(file + " is not a whole PNG: " + e.getMessage(), e);
    }
  }
}
