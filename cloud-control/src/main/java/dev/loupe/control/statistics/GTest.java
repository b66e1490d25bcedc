package dev.loupe.control.statistics;

/// The likelihood-ratio test of counts (Woolf 1957; Sokal and Rohlf).
public final class GTest {
  private GTest() {}

  /// G of counts against expected shares (which sum to 1).
  public static double ofFit(long[] counts, double[] expected) {
    var total = 0L;
    for (var count : counts) total += count;
    var sum = 0.0;
    for (int i = 0; i < counts.length; i++) sum += term(counts[i], expected[i] * total);
    return 2 * sum;
  }

  /// G of two rows of counts over the same bins: do they come from one distribution? Bins that are
  /// empty in both say nothing.
  public static double ofTwo(long[] one, long[] other) {
    if (one.length != other.length)
      throw new IllegalArgumentException(one.length + " and " + other.length + " bins");
    double ones = sum(one);
    double others = sum(other);
    if (ones == 0 || others == 0) return 0;
    var sum = 0.0;
    for (int i = 0; i < one.length; i++) {
      var both = (one[i] + other[i]) / (ones + others);
      sum += term(one[i], both * ones) + term(other[i], both * others);
    }
    return 2 * sum;
  }

  /// P(χ² with `degrees` of freedom ≥ g): right for independent parts only. Parts of one lot are
  /// not: use `LotPermutation`.
  public static double pValue(double g, int degrees) {
    return Gamma.upper(degrees / 2.0, Math.max(0, g) / 2);
  }

  private static double term(long seen, double expected) {
    return seen == 0 ? 0 : seen * Math.log(seen / expected);
  }

  private static double sum(long[] counts) {
    var sum = 0L;
    for (var count : counts) sum += count;
    return sum;
  }
}
