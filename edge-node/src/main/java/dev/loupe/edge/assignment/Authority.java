package dev.loupe.edge.assignment;

import dev.loupe.schema.fleet.Assignment;
import java.time.Duration;

/// Whether a slot's candidate may act. What has ended never comes back under the same generation.
/// Times are `System.nanoTime`.
sealed interface Authority {
  /// There is no candidate.
  record None() implements Authority {}

  /// A canary before its first lease.
  record Waiting() implements Authority {}

  record Leased(long until) implements Authority {}

  /// A shadow decides nothing: it needs no lease.
  record Free() implements Authority {}

  record Ended(Why why) implements Authority {}

  enum Why {
    LEASE_OVER,
    RESTARTED,
    GUARD
  }

  static Authority beginning(Assignment.@org.jspecify.annotations.Nullable Candidate candidate) {
    if (candidate == null) return new None();
    return switch (candidate.mode()) {
      case CANARY -> new Waiting();
      case SHADOW -> new Free();
    };
  }

  /// After a restart of the process.
  default Authority restarted() {
    return switch (this) {
      case Waiting _, Leased _ -> new Ended(Why.RESTARTED);
      case None _, Free _, Ended _ -> this;
    };
  }

  /// A lease of `seconds`, at most `most`, counted from `from`. One that is over already changes
  /// nothing, and none is ever made shorter.
  default Authority leased(long from, Duration seconds, Duration most, long now) {
    var length = seconds.compareTo(most) < 0 ? seconds : most;
    var until = from + length.toNanos();
    if (until - now <= 0) return this;
    return switch (this) {
      case Waiting _ -> new Leased(until);
      case Leased(var before) -> before - until >= 0 ? this : new Leased(until);
      case None _, Free _, Ended _ -> this;
    };
  }

  default Authority at(long now) {
    return this instanceof Leased(var until) && until - now <= 0 ? new Ended(Why.LEASE_OVER) : this;
  }

  default boolean mayAct(long now) {
    return switch (this) {
      case Free _ -> true;
      case Leased(var until) -> until - now > 0;
      case None _, Waiting _, Ended _ -> false;
    };
  }
}
