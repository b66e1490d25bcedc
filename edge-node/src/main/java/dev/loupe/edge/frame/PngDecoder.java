package dev.loupe.edge.frame;

import dev.loupe.bundle.Manifest.Size;
import dev.loupe.edge.frame.PngChunks.BrokenPng;
import dev.loupe.edge.frame.PngChunks.Header;
import java.util.Arrays;

/// PNG to grey without java.desktop, so that the native node does the same. Reads every legal
/// non-interlaced PNG: colours become luma (ITU-R BT.601), alpha is ignored, 16 bits keep the upper
/// 8.
final class PngDecoder {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private PngDecoder() {}

  static boolean isPng(byte[] image) {
    return image.length >= 8 && Arrays.equals(image, 0, 8, SIGNATURE, 0, 8);
  }

  static Decoding decode(byte[] png, Size expected) {
    try {
      var header = PngChunks.header(png);
      if (header.width() != expected.width() || header.height() != expected.height())
        return new Decoding.OtherSize(header.width(), header.height());
      if (header.interlaced()) return new Decoding.Unsupported("it is an interlaced PNG");
      var chunks = PngChunks.of(png);
      return new Decoding.Picture(
          new Grey(header.width(), header.height(), pixels(png, header, chunks)));
    } catch (BrokenPng e) {
      return new Decoding.Broken(String.valueOf(e.getMessage()));
    }
  }

  private static byte[] pixels(byte[] png, Header header, PngChunks chunks) throws BrokenPng {
    var pixels = new byte[header.width() * header.height()];
    var expansion = Expansion.of(header, chunks.palette());
    var step = Math.max(1, header.channels() * header.depth() / 8);
    try (var rows = new PngRows(png, chunks.data(), header)) {
      for (var y = 0; y < header.height(); y++) {
        var at = rows.next();
        Unfilter.row(rows.bytes(), at, rows.length(), step);
        expansion.row(rows.bytes(), at + 1, pixels, y * header.width());
      }
      rows.expectEnd();
    }
    return pixels;
  }
}
