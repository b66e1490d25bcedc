package dev.loupe.edge.assignment;

import java.time.Duration;
import java.time.Instant;

/// Time that never runs backwards: this machine's clock, but not before the latest time that was
/// believed. A clock may be wrong after a power cut; what was signed at a time was signed by then.
record TrustedTime(Instant floor) {
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  /// A leap beyond it is not believed until something signed says so.
  private static final Duration LONGEST_LEAP = Duration.ofDays(400);

  Instant at(Instant clock) {
    return clock.isBefore(floor) ? floor : clock;
  }

  /// Whether the clock shows what cannot be.
  boolean contradicts(Instant clock) {
    return clock.isBefore(floor.minus(TOLERANCE));
  }

  TrustedTime provenBy(Instant signed) {
    return signed.isAfter(floor) ? new TrustedTime(signed) : this;
  }

  TrustedTime seenOn(Instant clock) {
    var leap = Duration.between(floor, clock);
    return leap.compareTo(LONGEST_LEAP) > 0 ? this : provenBy(clock);
  }
}
