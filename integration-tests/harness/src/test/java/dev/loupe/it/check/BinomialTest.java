package dev.loupe.it.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BinomialTest {
  @Test
  void allHitsHaveTheClosedForm() {
    assertThat(Binomial.lowerLimit(10, 10, .99)).isCloseTo(Math.pow(.01, .1), within(1e-9));
  }

  @Test
  void oneHitHasTheClosedForm() {
    assertThat(Binomial.lowerLimit(1, 300, .99))
        .isCloseTo(1 - Math.pow(.99, 1 / 300.0), within(1e-9));
  }

  @Test
  void limitsInBetweenAreExact() {
    // the tail summed in exact fractions
    assertThat(Binomial.lowerLimit(5, 100, .99)).isCloseTo(0.012968921327, within(1e-11));
    assertThat(Binomial.lowerLimit(0, 100, .99)).isZero();
  }
}
