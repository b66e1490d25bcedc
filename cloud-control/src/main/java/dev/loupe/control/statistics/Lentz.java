package dev.loupe.control.statistics;

import java.util.function.IntFunction;

/// The continued fraction b₀ + a₁/(b₁ + a₂/(b₂ + …)), by Lentz's method as modified by Thompson and
/// Barnett (1986).
final class Lentz {
  private static final double TINY = 1e-300;
  private static final double LAST_DIGIT = 1e-16;

  /// The n-th pair of the fraction, n from 1.
  record Pair(double a, double b) {}

  private Lentz() {}

  static double of(double first, IntFunction<Pair> pairs) {
    var value = notZero(first);
    var c = value;
    var d = 0.0;
    for (int n = 1; n < 100_000; n++) {
      var pair = pairs.apply(n);
      d = 1 / notZero(pair.b() + pair.a() * d);
      c = notZero(pair.b() + pair.a() / c);
      value *= c * d;
      if (Math.abs(c * d - 1) <= LAST_DIGIT * 4) return value;
    }
    throw new ArithmeticException("the continued fraction does not settle");
  }

  private static double notZero(double x) {
    return Math.abs(x) < TINY ? TINY : x;
  }
}
