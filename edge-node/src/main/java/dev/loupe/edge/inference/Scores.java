package dev.loupe.edge.inference;

/// Scores as models give them.
final class Scores {
  private Scores() {}

  /// The highest, or NaN where one is NaN or outside 0 to 1.
  static double highest(float[] scores) {
    return highest(scores, 0, scores.length);
  }

  static double highest(float[] scores, int from, int to) {
    var highest = 0f;
    var lowest = 0f;
    var sum = 0f; // NaN if one is: Math.max would lose it in a vectorised loop's tail
    for (var i = from; i < to; i++) {
      highest = Math.max(highest, scores[i]);
      lowest = Math.min(lowest, scores[i]);
      sum += scores[i];
    }
    return lowest < 0 || !(highest <= 1) || Float.isNaN(sum) ? Double.NaN : highest;
  }
}
