package dev.loupe.control.statistics;

/// Exact limits of a binomial chance after `k` of `n` (Clopper and Pearson 1934).
public final class ClopperPearson {
  private ClopperPearson() {}

  /// Two-sided limits.
  public record Interval(double low, double high) {}

  /// The chance lies above this with probability at most `alpha`; 1 where nothing was tried.
  public static double upper(long k, long n, double alpha) {
    check(k, n, alpha);
    return k == n ? 1 : Beta.quantile(1 - alpha, k + 1.0, n - k);
  }

  /// The chance lies below this with probability at most `alpha`; 0 where nothing was tried.
  public static double lower(long k, long n, double alpha) {
    check(k, n, alpha);
    return k == 0 ? 0 : Beta.quantile(alpha, k, n - k + 1.0);
  }

  /// Both, each at half of `alpha`.
  public static Interval interval(long k, long n, double alpha) {
    return new Interval(lower(k, n, alpha / 2), upper(k, n, alpha / 2));
  }

  private static void check(long k, long n, double alpha) {
    if (!(k >= 0 && k <= n && alpha > 0 && alpha < 1))
      throw new IllegalArgumentException(k + " of " + n + " at alpha " + alpha);
  }
}
