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
  void halfOfTheTimeBetweenTwoPartsMayBeFilled() {
    assertThat(steady(200, 25, 10).sustainable()).isEqualTo(1);
    assertThat(steady(50, 30, 20).sustainable()).isCloseTo(0.5, within(0.001));
    assertThat(steady(50, 50, 20).sustainable()).isZero();
    assertThat(steady(50, 60, 20).sustainable()).isZero();
  }

  @Test
  void aLineThatStoodStillIsNotTakenForASlowOne() {
    var before = steady(50, 30, 20);
    var after = before.came(3_600_000 * MS);
    for (var i = 0; i < 50; i++) after = after.came(50 * MS);
    assertThat(after.sustainable()).isCloseTo(before.sustainable(), within(0.1));
  }
}
