package dev.loupe.bridge.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SteadyTest {
  @Test
  void whatStillGetsQuickerGoesOnUntilItDoesNo() {
    var steady = new Steady(3);
    for (var nanos = 1_000_000L; nanos > 1_000; nanos /= 3) steady.after(nanos);
    assertThat(steady.after(10_000)).as("ten times as long").isFalse();
    assertThat(steady.after(1_000)).isFalse();
    assertThat(steady.after(1_500)).isFalse();
    assertThat(steady.after(1_200)).isFalse();
    assertThat(steady.after(1_900)).isTrue();
  }
}
