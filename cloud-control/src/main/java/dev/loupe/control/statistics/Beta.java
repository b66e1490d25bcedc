package dev.loupe.control.statistics;

/// The beta distribution's share below x, and the x below which a given share lies.
final class Beta {
  private static final int HALVINGS = 200;

  private Beta() {}

  static double log(double a, double b) {
    return Gamma.log(a) + Gamma.log(b) - Gamma.log(a + b);
  }

  /// I_x(a, b), regularised.
  static double below(double x, double a, double b) {
    if (!(x >= 0 && x <= 1 && a > 0 && b > 0))
      throw new IllegalArgumentException("I(" + x + "; " + a + ", " + b + ")");
    if (x == 0 || x == 1) return x;
    // the fraction settles quickly on the near side of the mean only
    return x < (a + 1) / (a + b + 2) ? near(x, a, b) : 1 - near(1 - x, b, a);
  }

  /// 1 − I_x(a, b), without losing a small one to rounding.
  static double above(double x, double a, double b) {
    return below(1 - x, b, a);
  }

  private static double near(double x, double a, double b) {
    var scale = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - log(a, b)) / a;
    return scale / Lentz.of(1, n -> new Lentz.Pair(numerator(n, x, a, b), 1));
  }

  private static double numerator(int n, double x, double a, double b) {
    var m = n / 2;
    return n % 2 == 0
        ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
  }

  /// The x with I_x(a, b) = share, by halving: slow, and cannot miss.
  static double quantile(double share, double a, double b) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < HALVINGS && low < high; i++) {
      var middle = (low + high) / 2;
      if (middle == low || middle == high) break;
      if (below(middle, a, b) < share) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  }
}
