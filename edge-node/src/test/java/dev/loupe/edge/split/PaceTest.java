package dev.loupe.edge.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long MS = 1_000_000;

  private static Pace steady(long interval, long part, long run) {
    var pace = Pace.UNKNOWN;
    for (var i = 0; i < 100; i++) pace = pace.came(interval * MS).took(part * MS).run(run * MS);
    return pace;
  }

  @Test
  void untilItIsKnownEveryPartMayBeShadowed() {
    assertThat(Pace.UNKNOWN.sustainable()).isEqualTo(1);
    assertThat(Pace.UNKNOWN.came(50 * MS).took(20 * MS).sustainable()).isEqualTo(1);
  }

  @Test
  void aRunThatIsOverBeforeTheNextPartIsSustainedForEach() {
    assertThat(steady(200, 25, 10).sustainable()).isEqualTo(1);
    assertThat(steady(100, 55, 36).sustainable()).isEqualTo(1);
  }

  @Test
  void longerOnesMayFillHalfOfTheTimeBetweenTwoParts() {
    assertThat(steady(50, 30, 20).sustainable()).isCloseTo(0.5, within(0.001));
    assertThat(steady(100, 55, 90).sustainable()).isCloseTo(0.25, within(0.001));
    assertThat(steady(50, 50, 20).sustainable()).isZero();
    assertThat(steady(50, 60, 20).sustainable()).isZero();
  }

  @Test
  void aStallOfTheMachineIsNotTakenForItsPace() {
    var before = steady(100, 40, 20);
    var after = before;
    for (var i = 0; i < 5; i++) after = after.came(900 * MS).took(800 * MS).run(700 * MS);
    assertThat(after.sustainable()).isEqualTo(before.sustainable()).isEqualTo(1);
  }

  @Test
  void aNodeThatHasBecomeSlowIsBelievedSoon() {
    var slow = steady(100, 40, 20);
    for (var i = 0; i < 16; i++) slow = slow.took(95 * MS);
    assertThat(slow.sustainable()).isLessThan(0.2);
  }

  @Test
  void aLineThatStoodStillIsNotTakenForASlowOne() {
    var before = steady(50, 30, 20);
    assertThat(before.came(3_600_000 * MS).sustainable()).isEqualTo(before.sustainable());
  }
}
