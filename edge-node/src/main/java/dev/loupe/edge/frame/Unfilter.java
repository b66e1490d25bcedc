package dev.loupe.edge.frame;

import dev.loupe.edge.frame.PngChunks.BrokenPng;

/// Undoes a PNG row's filter (ISO/IEC 15948, clause 9). A row's first byte names the filter; `step`
/// is the distance in bytes to the pixel on the left.
final class Unfilter {
  private Unfilter() {}

  static void row(byte[] row, byte[] above, int step) throws BrokenPng {
    switch (row[0]) {
      case 0 -> {}
      case 1 -> sub(row, step);
      case 2 -> up(row, above);
      case 3 -> average(row, above, step);
      case 4 -> paeth(row, above, step);
      default -> throw new BrokenPng("filter " + (row[0] & 0xff));
    }
  }

  private static void sub(byte[] row, int step) {
    for (var i = step + 1; i < row.length; i++) row[i] += row[i - step];
  }

  private static void up(byte[] row, byte[] above) {
    for (var i = 1; i < row.length; i++) row[i] += above[i];
  }

  private static void average(byte[] row, byte[] above, int step) {
    for (var i = 1; i < row.length; i++) {
      var left = i > step ? row[i - step] & 0xff : 0;
      row[i] += (byte) ((left + (above[i] & 0xff)) >>> 1);
    }
  }

  private static void paeth(byte[] row, byte[] above, int step) {
    for (var i = 1; i <= step && i < row.length; i++) row[i] += above[i];
    for (var i = step + 1; i < row.length; i++) {
      var a = row[i - step] & 0xff;
      var b = above[i] & 0xff;
      var c = above[i - step] & 0xff;
      var distanceA = Math.abs(b - c);
      var distanceB = Math.abs(a - c);
      var distanceC = Math.abs(a + b - 2 * c);
      row[i] +=
          (byte)
              (distanceA <= distanceB && distanceA <= distanceC
                  ? a
                  : distanceB <= distanceC ? b : c);
    }
  }
}
