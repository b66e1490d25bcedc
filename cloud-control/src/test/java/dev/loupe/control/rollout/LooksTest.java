package dev.loupe.control.rollout;

import static dev.loupe.control.rollout.Situations.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.control.gate.Gates.Weighed;
import dev.loupe.control.gate.Observed;
import dev.loupe.control.rollout.RolloutState.Verifying;
import dev.loupe.control.rollout.RolloutStore.Weighing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LooksTest {
  private Instant now = NOW;
  private int counted;
  private final Looks looks = new Looks(() -> now);
  private final Rollout rollout = Situations.rollout(Situations.PLAN, new Verifying(NOW, false));

  /// A look that takes so long.
  private Weighing look(Rollout of, Duration takes) {
    return looks.of(
        of,
        () -> {
          counted++;
          now = now.plus(takes);
          return found("look " + counted);
        });
  }

  private static Weighing found(String why) {
    return new Weighing(
        new Judgement.Judged(new Judgement.Hold(why), new Weighed(List.of(), 0)), Observed.NOTHING);
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  @Test
  void howeverManyPagesShowItItIsCountedOnceInAWhile() {
    var first = look(rollout, Duration.ofMillis(20));
    pass(Duration.ofSeconds(1));
    assertThat(look(rollout, Duration.ZERO)).isSameAs(first);
    pass(Duration.ofSeconds(1));
    assertThat(look(rollout, Duration.ZERO)).isNotSameAs(first);
    assertThat(counted).isEqualTo(2);
  }

  @Test
  void whatWasSavedSinceIsSeenAtOnce() {
    var before = look(rollout, Duration.ofMillis(20));
    assertThat(look(rollout.saved(), Duration.ZERO)).isNotSameAs(before);
  }

  /// A turn that takes so long.
  private void turn(Duration takes) {
    var began = now;
    pass(takes);
    looks.took(rollout, found("turn"), began);
  }

  @Test
  void aTurnThatTakesLongComesSeldom() {
    assertThat(looks.due(rollout.id())).isTrue();
    turn(Duration.ofMillis(300));
    pass(Duration.ofMillis(2_600));
    assertThat(looks.due(rollout.id())).isFalse();
    pass(Duration.ofMillis(100));
    assertThat(looks.due(rollout.id())).isTrue();
    turn(Duration.ofSeconds(30));
    pass(Duration.ofMillis(4_900));
    assertThat(looks.due(rollout.id())).isFalse();
    pass(Duration.ofMillis(100));
    assertThat(looks.due(rollout.id())).as("a roll-back is due within a minute").isTrue();
  }

  @Test
  void pagesShowWhatATurnFoundAndNeverHoldOneUp() {
    turn(Duration.ofSeconds(1));
    look(rollout, Duration.ofSeconds(1));
    assertThat(counted).isZero();
    pass(Duration.ofSeconds(5));
    look(rollout, Duration.ofSeconds(1));
    assertThat(counted).isEqualTo(1);
    assertThat(looks.due(rollout.id())).isTrue();
  }

  @Test
  void whatIsForgottenIsCountedAnew() {
    turn(Duration.ofSeconds(1));
    looks.forget(rollout.id());
    assertThat(looks.due(rollout.id())).isTrue();
  }
}
