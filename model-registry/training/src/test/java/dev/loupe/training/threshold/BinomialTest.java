package dev.loupe.training.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BinomialTest {
  @Test
  void tailsAreThoseOfTheBinomialDistribution() {
    assertThat(Binomial.atLeast(9, 9, 0.5)).isCloseTo(1.0 / 512, within(1e-12));
    assertThat(Binomial.atLeast(1, 3, 0.1)).isCloseTo(1 - 0.729, within(1e-12));
    assertThat(Binomial.atLeast(0, 3, 0.1)).isEqualTo(1);
  }

  @Test
  void boundsAreClopperAndPearsons() {
    // 3 of 30 and 0 of 30, one-sided 95 %: R's binom.test(…, alternative=)$conf.int
    assertThat(Binomial.upper(0, 30, 0.05)).isCloseTo(1 - Math.pow(0.05, 1.0 / 30), within(1e-9));
    assertThat(Binomial.lower(30, 30, 0.05)).isCloseTo(Math.pow(0.05, 1.0 / 30), within(1e-9));
    assertThat(1 - Binomial.atLeast(4, 30, Binomial.upper(3, 30, 0.05)))
        .isCloseTo(0.05, within(1e-9));
    assertThat(Binomial.atLeast(3, 30, Binomial.lower(3, 30, 0.05))).isCloseTo(0.05, within(1e-9));
    assertThat(Binomial.upper(30, 30, 0.05)).isEqualTo(1);
    assertThat(Binomial.lower(0, 30, 0.05)).isZero();
  }
}
