package dev.loupe.control.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialTest {
  /// Conover (1971), pp. 97–104: 682 of 925 plants, expected 3 in 4; figures as R's binom.test
  /// prints them.
  @Test
  void conoversPlantsAgreeWithTheBook() {
    assertThat(Binomial.twoSided(682, 925, 0.75)).isCloseTo(0.3825, within(5e-5));
    var interval = ClopperPearson.interval(682, 925, 0.05);
    assertThat(interval.low()).isCloseTo(0.7076683, within(5e-8));
    assertThat(interval.high()).isCloseTo(0.7654066, within(5e-8));
  }

  /// Without a single failure the upper limit is 1 − α^(1/n): "the rule of three".
  @ParameterizedTest
  @CsvSource({"200, 0.0125", "1600, 0.05", "30, 0.01", "100000, 0.05"})
  void noFailureGivesTheClosedForm(int n, double alpha) {
    assertThat(ClopperPearson.upper(0, n, alpha))
        .isCloseTo(-Math.expm1(Math.log(alpha) / n), within(1e-14));
    assertThat(ClopperPearson.lower(n, n, alpha))
        .isCloseTo(Math.exp(Math.log(alpha) / n), within(1e-14));
  }

  @Test
  void nothingTriedLimitsNothing() {
    assertThat(ClopperPearson.interval(0, 0, 0.05)).isEqualTo(new ClopperPearson.Interval(0, 1));
  }

  /// Against sums of whole binomial coefficients.
  @ParameterizedTest
  @CsvSource({"3, 10, 2", "0, 7, 5", "40, 300, 10", "9, 9, 3", "120, 200, 2", "1, 4000, 1000"})
  void tailsAgreeWithExactSums(int k, int n, int oneIn) {
    var exact = exactAtMost(k, n, oneIn);
    assertThat(Binomial.atMost(k, n, 1.0 / oneIn)).isCloseTo(exact, within(1e-12));
    assertThat(Binomial.atLeast(k + 1L > n ? n : k + 1, n, 1.0 / oneIn))
        .isCloseTo(k == n ? exactPoint(n, n, oneIn) : 1 - exact, within(1e-12));
  }

  @Test
  void aLimitIsTheChanceAtWhichTheTailIsAlpha() {
    for (var n : List.of(5, 60, 2_000))
      for (int k = 1; k < n; k += Math.max(1, n / 7)) {
        var upper = ClopperPearson.upper(k, n, 0.05);
        assertThat(Binomial.atMost(k, n, upper)).isCloseTo(0.05, within(1e-9));
        var lower = ClopperPearson.lower(k, n, 0.05);
        assertThat(Binomial.atLeast(k, n, lower)).isCloseTo(0.05, within(1e-9));
      }
  }

  @Test
  void theLimitHoldsInAtLeastNineteenOfTwentyTrials() {
    var chance = new SplittableRandom(7);
    var missed = 0;
    for (int run = 0; run < 4_000; run++) {
      var wrong = 0;
      for (int i = 0; i < 400; i++) if (chance.nextDouble() < 0.01) wrong++;
      if (ClopperPearson.upper(wrong, 400, 0.05) < 0.01) missed++;
    }
    assertThat(missed).isBetween(1, 200); // 5 % of 4,000, and it can miss
  }

  private static double exactAtMost(int k, int n, int oneIn) {
    var sum = BigInteger.ZERO;
    for (int i = 0; i <= k; i++) sum = sum.add(weight(i, n, oneIn));
    return ratio(sum, BigInteger.valueOf(oneIn).pow(n));
  }

  private static double exactPoint(int k, int n, int oneIn) {
    return ratio(weight(k, n, oneIn), BigInteger.valueOf(oneIn).pow(n));
  }

  private static BigInteger weight(int k, int n, int oneIn) {
    var choose = BigInteger.ONE;
    for (int i = 0; i < k; i++)
      choose = choose.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1));
    return choose.multiply(BigInteger.valueOf(oneIn - 1L).pow(n - k));
  }

  private static double ratio(BigInteger a, BigInteger b) {
    return new BigDecimal(a).divide(new BigDecimal(b), MathContext.DECIMAL64).doubleValue();
  }
}
