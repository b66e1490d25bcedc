package dev.loupe.edge.frame;

import dev.loupe.edge.frame.PngChunks.BrokenPng;

/// Undoes a PNG row's filter (ISO/IEC 15948, clause 9). The row of `length` bytes begins at `at`,
/// its first byte names the filter, and the row above lies right before it; `step` is the distance
/// in bytes to the pixel on the left.
final class Unfilter {
  private Unfilter() {}

  static void row(byte[] bytes, int at, int length, int step) throws BrokenPng {
    switch (bytes[at]) {
      case 0 -> {}
      case 1 -> sub(bytes, at, length, step);
      case 2 -> up(bytes, at, length);
      case 3 -> average(bytes, at, length, step);
      case 4 -> paeth(bytes, at, length, step);
      default -> throw new BrokenPng("filter " + (bytes[at] & 0xff));
    }
  }

  private static void sub(byte[] bytes, int at, int length, int step) {
    for (var i = at + step + 1; i < at + length; i++) bytes[i] += bytes[i - step];
  }

  private static void up(byte[] bytes, int at, int length) {
    for (var i = at + 1; i < at + length; i++) bytes[i] += bytes[i - length];
  }

  private static void average(byte[] bytes, int at, int length, int step) {
    for (var i = at + 1; i < at + length; i++) {
      var left = i > at + step ? bytes[i - step] & 0xff : 0;
      bytes[i] += (byte) ((left + (bytes[i - length] & 0xff)) >>> 1);
    }
  }

  private static void paeth(byte[] bytes, int at, int length, int step) {
    var first = Math.min(at + step + 1, at + length);
    for (var i = at + 1; i < first; i++) bytes[i] += bytes[i - length];
    for (var i = first; i < at + length; i++) {
      var a = bytes[i - step] & 0xff;
      var b = bytes[i - length] & 0xff;
      var c = bytes[i - length - step] & 0xff;
      var distanceA = Math.abs(b - c);
      var distanceB = Math.abs(a - c);
      var distanceC = Math.abs(a + b - 2 * c);
      bytes[i] +=
          (byte)
              (distanceA <= distanceB && distanceA <= distanceC
                  ? a
                  : distanceB <= distanceC ? b : c);
    }
  }
}
