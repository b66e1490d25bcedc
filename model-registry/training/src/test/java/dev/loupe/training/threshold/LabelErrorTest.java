package dev.loupe.training.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loupe.schema.feedback.Agreement;
import org.junit.jupiter.api.Test;

class LabelErrorTest {
  @Test
  void twoLabelsOfFivePercentErrorDifferInNineAndAHalf() {
    var error = LabelError.of(new Agreement(1_000, 95));
    assertThat(error.estimate()).isCloseTo(0.05, within(1e-9));
    assertThat(error.upper()).isBetween(0.05, 0.07);
  }

  @Test
  void withoutDoubleReviewsALabelMayBeWorthNothing() {
    assertThat(LabelError.of(new Agreement(0, 0)).upper()).isEqualTo(0.5);
  }

  @Test
  void whatIsHiddenAmongTheGoodIsCountedBack() {
    // 180 good and 120 defective at 5 % error are labelled 177 good (6 of them defective) and 123
    assertThat(LabelError.hidden(0.05, 177, 123)).isCloseTo(6.0 / 177, within(1e-9));
    assertThat(LabelError.hidden(0, 177, 123)).isZero();
  }
}
