package dev.loupe.edge.frame;

import dev.loupe.edge.frame.PngChunks.BrokenPng;
import dev.loupe.edge.frame.PngChunks.Header;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Turns one unfiltered PNG row, its samples from `from` on, into grey pixels from `at` on.
interface Expansion {
  VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  void row(byte[] row, int from, byte[] pixels, int at) throws BrokenPng;

  static Expansion of(Header header, byte[] palette) throws BrokenPng {
    var width = header.width();
    return switch (header.colour()) {
      case 0 -> header.depth() == 16 ? strided(width, 2) : table(header, greys(header.depth()));
      case 3 -> table(header, greys(palette));
      case 4 -> strided(width, header.depth() / 4);
      default -> colours(width, header.depth() / 8, header.channels());
    };
  }

  private static byte[] greys(int depth) {
    var greys = new byte[1 << depth];
    for (var i = 0; i < greys.length; i++) greys[i] = (byte) (i * 255 / (greys.length - 1));
    return greys;
  }

  private static byte[] greys(byte[] palette) throws BrokenPng {
    if (palette.length == 0 || palette.length % 3 != 0) throw new BrokenPng("no palette");
    var greys = new byte[palette.length / 3];
    for (var i = 0; i < greys.length; i++)
      greys[i] = luma(palette[3 * i], palette[3 * i + 1], palette[3 * i + 2]);
    return greys;
  }

  private static byte luma(byte red, byte green, byte blue) {
    return (byte) ((299 * (red & 0xff) + 587 * (green & 0xff) + 114 * (blue & 0xff) + 500) / 1000);
  }

  private static Expansion table(Header header, byte[] greys) {
    return header.depth() == 1 && greys.length == 2
        ? bits(header.width(), greys)
        : samples(header.width(), header.depth(), greys);
  }

  /// Eight pixels at a time: binarised boards are the common case.
  private static Expansion bits(int width, byte[] greys) {
    var eights = new long[256];
    for (var value = 0; value < 256; value++)
      for (var bit = 0; bit < 8; bit++)
        eights[value] |= (greys[value >>> 7 - bit & 1] & 0xffL) << 8 * bit;
    return (row, from, pixels, at) -> {
      var whole = width / 8;
      for (var i = 0; i < whole; i++) EIGHT.set(pixels, at + 8 * i, eights[row[from + i] & 0xff]);
      for (var x = 8 * whole; x < width; x++)
        pixels[at + x] = greys[row[from + whole] >>> 7 - x % 8 & 1];
    };
  }

  private static Expansion samples(int width, int depth, byte[] greys) {
    var mask = (1 << depth) - 1;
    return (row, from, pixels, at) -> {
      for (var x = 0; x < width; x++) {
        var bit = x * depth;
        var sample = (row[from + bit / 8] & 0xff) >>> 8 - depth - bit % 8 & mask;
        if (sample >= greys.length) throw new BrokenPng("a pixel outside the palette");
        pixels[at + x] = greys[sample];
      }
    };
  }

  /// The first byte of every `stride`: the upper half of 16 bits, or grey before alpha.
  private static Expansion strided(int width, int stride) {
    return (row, from, pixels, at) -> {
      for (var x = 0; x < width; x++) pixels[at + x] = row[from + x * stride];
    };
  }

  private static Expansion colours(int width, int bytes, int channels) {
    return (row, from, pixels, at) -> {
      for (var x = 0; x < width; x++) {
        var i = from + x * bytes * channels;
        pixels[at + x] = luma(row[i], row[i + bytes], row[i + 2 * bytes]);
      }
    };
  }
}
