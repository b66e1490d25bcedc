package dev.loupe.control.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loupe.control.statistics.Allocation.Events;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EProcessTest {
  private static final double LIMIT = Math.log(100); // α = 1 %

  /// E = 2ⁿ⁺¹ · a! f! / (n + 1)! · P(Bin(n + 1, ½) ≤ a), in whole numbers.
  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "0, 1", "7, 0", "5, 3", "26, 4", "3, 40", "200, 150"})
  void theSignProcessAgreesWithItsValueInWholeNumbers(int against, int inFavour) {
    assertThat(Sign.logE(against, inFavour))
        .isCloseTo(Math.log(exact(against, inFavour)), within(1e-11));
  }

  @Test
  void sevenAgainstNoneByHand() {
    // 2⁸ · ∫ w⁷ from ½ to 1 = 2⁸ · (1 − 2⁻⁸) / 8
    assertThat(Math.exp(Sign.logE(7, 0))).isCloseTo(255 / 8.0, within(1e-11));
  }

  @Test
  void atHalfTheAllocationIsTheSignTest() {
    assertThat(Allocation.logE(List.of(new Events(0.5, 26, 4))))
        .isCloseTo(Sign.logE(26, 4), within(1e-3));
    assertThat(Allocation.logE(List.of(new Events(0.5, 3, 40))))
        .isCloseTo(Sign.logE(3, 40), within(1e-3));
  }

  /// One event on a candidate with a tenth of the parts: E = mean of w / (0.1 w + 0.9 (1 − w)) = 2
  /// ∫ w / (0.9 − 0.8 w) from ½ to 1 = 2 (−0.5 / 0.8 + (0.9 / 0.64) ln 5).
  @Test
  void oneEventByHand() {
    assertThat(Math.exp(Allocation.logE(List.of(new Events(0.1, 1, 0)))))
        .isCloseTo(2 * (-0.5 / 0.8 + 0.9 / 0.64 * Math.log(5)), within(1e-4));
  }

  /// Each event multiplies the likelihood ratio of its own share, so E over both outcomes of a next
  /// event, weighed by H₀, stays what it was: the martingale, exactly.
  @Test
  void eStaysWhatItWasInTheMeanUnderEqualRates() {
    var before = List.of(new Events(0.01, 1, 2), new Events(0.05, 4, 31), new Events(0.5, 3, 1));
    for (var share : List.of(0.01, 0.05, 0.1, 0.5, 0.9)) {
      var onCandidate = with(before, new Events(share, 1, 0));
      var onChampion = with(before, new Events(share, 0, 1));
      var mean =
          share * Math.exp(Allocation.logE(onCandidate))
              + (1 - share) * Math.exp(Allocation.logE(onChampion));
      assertThat(mean).isCloseTo(Math.exp(Allocation.logE(before)), within(1e-9));
    }
  }

  @Test
  void aShareOfAllOrNoneSaysNothing() {
    assertThat(Allocation.logE(List.of(new Events(1, 50, 0), new Events(0, 0, 50))))
        .isCloseTo(0, within(1e-12));
    assertThat(Allocation.logE(List.of())).isCloseTo(0, within(1e-12));
    assertThat(Sign.logE(0, 0)).isCloseTo(0, within(1e-12));
  }

  @Test
  void lookedAtAfterEachEventItAlarmsInAtMostOneRunOfAHundred() {
    var allocation = 0;
    var sign = 0;
    var chance = new SplittableRandom(11);
    for (int run = 0; run < 2_000; run++) {
      if (allocationFires(chance, 1)) allocation++;
      if (signFires(chance, 0.5)) sign++;
    }
    assertThat(allocation).isLessThanOrEqualTo(20);
    assertThat(sign).isLessThanOrEqualTo(20);
  }

  @Test
  void aCandidateFiveTimesAsBadIsFoundInMostRuns() {
    var allocation = 0;
    var sign = 0;
    var chance = new SplittableRandom(12);
    for (int run = 0; run < 200; run++) {
      if (allocationFires(chance, 5)) allocation++;
      if (signFires(chance, 5.0 / 6)) sign++;
    }
    assertThat(allocation).isGreaterThan(180);
    assertThat(sign).isGreaterThan(180);
  }

  /// 150 events at shares that widen from 5 to 50 %.
  private static boolean allocationFires(SplittableRandom chance, double ratio) {
    var shares = List.of(0.05, 0.1, 0.5);
    var counts = new long[3][2];
    for (int i = 0; i < 150; i++) {
      var share = shares.get(i / 50);
      var onCandidate = chance.nextDouble() < share * ratio / (share * ratio + 1 - share);
      counts[i / 50][onCandidate ? 0 : 1]++;
      var events = new ArrayList<Events>();
      for (int s = 0; s < 3; s++) events.add(new Events(shares.get(s), counts[s][0], counts[s][1]));
      if (Allocation.logE(events) >= LIMIT) return true;
    }
    return false;
  }

  private static boolean signFires(SplittableRandom chance, double against) {
    var wrong = 0;
    for (int n = 1; n <= 300; n++) {
      if (chance.nextDouble() < against) wrong++;
      if (Sign.logE(wrong, n - wrong) >= LIMIT) return true;
    }
    return false;
  }

  private static List<Events> with(List<Events> events, Events one) {
    var all = new ArrayList<>(events);
    all.add(one);
    return all;
  }

  private static double exact(int against, int inFavour) {
    var n = against + inFavour;
    var tail = BigInteger.ZERO;
    var choose = BigInteger.ONE;
    for (int i = 0; i <= against; i++) {
      tail = tail.add(choose);
      choose = choose.multiply(BigInteger.valueOf(n + 1L - i)).divide(BigInteger.valueOf(i + 1));
    }
    // 2ⁿ⁺¹ and the tail's 2⁻⁽ⁿ⁺¹⁾ cancel
    var over = factorial(against).multiply(factorial(inFavour)).multiply(tail);
    return new BigDecimal(over)
        .divide(new BigDecimal(factorial(n + 1)), MathContext.DECIMAL128)
        .doubleValue();
  }

  private static BigInteger factorial(int n) {
    var product = BigInteger.ONE;
    for (int i = 2; i <= n; i++) product = product.multiply(BigInteger.valueOf(i));
    return product;
  }
}
