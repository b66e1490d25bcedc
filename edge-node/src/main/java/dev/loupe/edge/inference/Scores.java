package dev.loupe.edge.inference;

/// Scores as models give them.
final class Scores {
  private static final int ONE = Float.floatToRawIntBits(1);

  private Scores() {}

  /// The highest, or NaN where one is NaN or outside 0 to 1.
  static double highest(float[] scores) {
    return highest(scores, 0, scores.length);
  }

  /// Compared as integers: the bits of the floats from 0 to 1 are in order, those of NaN, infinity
  /// and negative numbers lie outside, and the loop is vectorised.
  static double highest(float[] scores, int from, int to) {
    var highest = 0;
    var lowest = 0;
    for (var i = from; i < to; i++) {
      var bits = Float.floatToRawIntBits(scores[i]);
      highest = Math.max(highest, bits);
      lowest = Math.min(lowest, bits);
    }
    if (highest > ONE) return Double.NaN;
    return lowest < 0 && !onlyMinusZero(scores, from, to)
        ? Double.NaN
        : Float.intBitsToFloat(highest);
  }

  private static boolean onlyMinusZero(float[] scores, int from, int to) {
    for (var i = from; i < to; i++) if (!(scores[i] >= 0)) return false;
    return true;
  }
}
