package dev.loupe.edge.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TrustedTimeTest {
  private static final Instant SIGNED = Orders.ISSUED;
  private static final TrustedTime TIME = new TrustedTime(Instant.EPOCH).provenBy(SIGNED);

  @Test
  void aClockThatFellBackTo1970IsNotBelieved() {
    assertThat(TIME.at(Instant.EPOCH)).isEqualTo(SIGNED);
    assertThat(TIME.contradicts(Instant.EPOCH)).isTrue();
    assertThat(TIME.contradicts(SIGNED.minusSeconds(1))).isFalse();
  }

  @Test
  void timeNeverRunsBackwards() {
    assertThat(TIME.provenBy(SIGNED.minusSeconds(1))).isEqualTo(TIME);
    assertThat(TIME.seenOn(Instant.EPOCH)).isEqualTo(TIME);
  }

  @Test
  void aLeapIsBelievedOnlyOnceItIsSigned() {
    var leap = SIGNED.plus(Duration.ofDays(500));
    assertThat(TIME.seenOn(leap)).isEqualTo(TIME);
    assertThat(TIME.provenBy(leap).floor()).isEqualTo(leap);
    assertThat(TIME.seenOn(SIGNED.plusSeconds(60)).floor()).isEqualTo(SIGNED.plusSeconds(60));
  }
}
