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

/// Grey PNGs, one bit a pixel where that says it all, else eight.
public final class Png {
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

  /// `IOException` naming the file if it is no grey PNG.
  public static Picture read(Path file) throws IOException {
    try {
      var in = new PngReaderByte(new ByteArrayInputStream(Files.readAllBytes(file)));
      var info = in.imgInfo;
      if (!info.greyscale || info.channels != 1) throw new IOException(file + " is not a grey PNG");
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
