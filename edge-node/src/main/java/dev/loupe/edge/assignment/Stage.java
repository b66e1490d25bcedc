package dev.loupe.edge.assignment;

import dev.loupe.bundle.Refusal;
import dev.loupe.schema.fleet.Resident.State;

/// Where a model stands on its way into a slot. Times are `System.nanoTime`.
public sealed interface Stage {
  record Fetching(int failures) implements Stage {}

  /// Before the next attempt to fetch.
  record Pausing(int failures, long until, String why) implements Stage {}

  record Verifying() implements Stage {}

  /// Evidence for the verification is missing, such as the PLC's firmware: asked again then.
  record Holding(long until, String why) implements Stage {}

  record Warming() implements Stage {}

  /// Warm in memory: it may serve.
  record Ready() implements Stage {}

  record Refused(Refusal code, String sentence) implements Stage {}

  default State state() {
    return switch (this) {
      case Fetching _, Pausing _ -> State.FETCHING;
      case Verifying _, Holding _ -> State.VERIFYING;
      case Warming _ -> State.WARMING;
      case Ready _ -> State.RESIDENT;
      case Refused _ -> State.REFUSED;
    };
  }

  /// Whether it takes memory.
  default boolean loaded() {
    return switch (this) {
      case Warming _, Ready _ -> true;
      case Fetching _, Pausing _, Verifying _, Holding _, Refused _ -> false;
    };
  }
}
