package dev.loupe.control.statistics;

/// The logarithm of Γ and the incomplete Γ, for x from the counts we meet (0.5 to 10⁸).
final class Gamma {
  private static final int LARGE = 15;
  private static final double HALF_LOG_2_PI = 0.918938533204672741780;
  private static final double[] STIRLING = {
    1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156
  };

  private Gamma() {}

  /// Stirling's series from 15 on, where seven terms reach the last digit; below, by Γ(x + 1) = x
  /// Γ(x).
  static double log(double x) {
    if (!(x > 0)) throw new IllegalArgumentException("log Γ of " + x);
    var product = 1.0;
    while (x < LARGE) product *= x++;
    return stirling(x) - Math.log(product);
  }

  private static double stirling(double x) {
    var sum = 0.0;
    for (int i = STIRLING.length - 1; i >= 0; i--) sum = sum / (x * x) + STIRLING[i];
    return (x - 0.5) * Math.log(x) - x + HALF_LOG_2_PI + sum / x;
  }

  /// Q(a, x), the upper tail, regularised.
  static double upper(double a, double x) {
    if (!(a > 0 && x >= 0)) throw new IllegalArgumentException("Q(" + a + ", " + x + ")");
    if (x == 0) return 1;
    var scale = Math.exp(a * Math.log(x) - x - log(a));
    return x < a + 1 ? 1 - scale * series(a, x) : scale * fraction(a, x);
  }

  private static double series(double a, double x) {
    var term = 1 / a;
    var sum = term;
    for (var n = a + 1; term > sum * 1e-17; n++) {
      term *= x / n;
      sum += term;
    }
    return sum;
  }

  private static double fraction(double a, double x) {
    return 1 / Lentz.of(x + 1 - a, n -> new Lentz.Pair(-n * (n - a), x + 2 * n + 1 - a));
  }
}
