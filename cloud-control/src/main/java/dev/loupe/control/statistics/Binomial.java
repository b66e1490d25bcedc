package dev.loupe.control.statistics;

/// Exact probabilities of `k` in `n` trials at chance `p` each.
public final class Binomial {
  /// Outcomes this much likelier than the one seen still count as just as unlikely: rounding.
  private static final double TIE = 1 + 1e-7;

  private Binomial() {}

  /// P(X ≥ k).
  public static double atLeast(long k, long n, double p) {
    check(k, n, p);
    return k == 0 ? 1 : Beta.below(p, k, n - k + 1.0);
  }

  /// P(X ≤ k).
  public static double atMost(long k, long n, double p) {
    check(k, n, p);
    return k == n ? 1 : Beta.above(p, k + 1.0, n - k);
  }

  /// The two-sided p-value: all outcomes no likelier than the one seen, as R's `binom.test` has it.
  public static double twoSided(long k, long n, double p) {
    check(k, n, p);
    if (p == 0 || p == 1) return k == p * n ? 1 : 0;
    var seen = logOf(k, n, p) + Math.log(TIE);
    if (k <= n * p) {
      var other = first(n, p, seen, (long) Math.ceil(n * p), n + 1);
      return Math.min(1, atMost(k, n, p) + (other > n ? 0 : atLeast(other, n, p)));
    }
    var other = last(n, p, seen, (long) Math.floor(n * p));
    return Math.min(1, atLeast(k, n, p) + (other < 0 ? 0 : atMost(other, n, p)));
  }

  /// The first outcome above the mean that is no likelier than `seen`.
  private static long first(long n, double p, double seen, long from, long to) {
    var low = from;
    var high = to;
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (logOf(middle, n, p) <= seen) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  private static long last(long n, double p, double seen, long from) {
    return n - first(n, 1 - p, seen, n - from, n + 1);
  }

  private static double logOf(long k, long n, double p) {
    return logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p);
  }

  private static double logChoose(long n, long k) {
    return Gamma.log(n + 1.0) - Gamma.log(k + 1.0) - Gamma.log(n - k + 1.0);
  }

  private static void check(long k, long n, double p) {
    if (!(k >= 0 && k <= n && p >= 0 && p <= 1))
      throw new IllegalArgumentException(k + " of " + n + " at " + p);
  }
}
