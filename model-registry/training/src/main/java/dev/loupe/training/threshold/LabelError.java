package dev.loupe.training.threshold;

import dev.loupe.schema.feedback.Agreement;

/// How often a label is wrong about a board being good, told by boards that two people judged
/// alone: two labels of error e each differ with probability 2e(1 − e).
public record LabelError(double estimate, double upper) {
  private static final double ALPHA = 0.05;

  public static LabelError of(Agreement agreement) {
    var differed = agreement.differed();
    var twice = agreement.twice();
    if (twice == 0) return new LabelError(0, 0.5);
    return new LabelError(
        of((double) differed / twice), of(Binomial.upper(differed, twice, ALPHA)));
  }

  private static double of(double difference) {
    return (1 - Math.sqrt(Math.max(0, 1 - 2 * difference))) / 2;
  }

  /// Of boards labelled good, the share that is defective, if labels are wrong at `rate` whichever
  /// way: true defective = ((1 − e)·labelled defective − e·labelled good) / (1 − 2e).
  static double hidden(double rate, int good, int defective) {
    if (good == 0 || rate >= 0.5) return 1;
    var truly = ((1 - rate) * defective - rate * good) / (1 - 2 * rate);
    return Math.clamp(rate * truly / good, 0, 1);
  }
}
