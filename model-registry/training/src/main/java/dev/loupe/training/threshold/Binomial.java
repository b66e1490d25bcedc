package dev.loupe.training.threshold;

/// Exact binomial bounds (Clopper and Pearson 1934), one-sided.
public final class Binomial {
  private Binomial() {}

  /// P(X ≥ k) for X of n draws at rate p.
  static double atLeast(int k, int n, double p) {
    if (k <= 0) return 1;
    if (p <= 0) return 0;
    if (p >= 1) return 1;
    var sum = 0.0;
    var log = 0.0; // of n over i
    for (var i = 0; i <= n; i++) {
      if (i > 0) log += Math.log((double) (n - i + 1) / i);
      if (i >= k) sum += Math.exp(log + i * Math.log(p) + (n - i) * Math.log1p(-p));
    }
    return Math.min(1, sum);
  }

  /// The rate that is exceeded with confidence 1 − alpha: 0 where nothing happened.
  public static double lower(int k, int n, double alpha) {
    if (k == 0 || n == 0) return 0;
    return crossing(p -> atLeast(k, n, p) >= alpha);
  }

  /// The rate that is not reached with confidence 1 − alpha: 1 where nothing was seen.
  public static double upper(int k, int n, double alpha) {
    if (k >= n) return 1;
    return crossing(p -> 1 - atLeast(k + 1, n, p) <= alpha);
  }

  /// The rate where `holds` becomes true: it stays true above.
  private static double crossing(java.util.function.DoublePredicate holds) {
    var low = 0.0;
    var high = 1.0;
    for (var i = 0; i < 60; i++) {
      var middle = (low + high) / 2;
      if (holds.test(middle)) high = middle;
      else low = middle;
    }
    return (low + high) / 2;
  }
}
