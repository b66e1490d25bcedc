package dev.loupe.control.rollout;

import java.time.Instant;
import java.util.Set;

/// Where a rollout stands. `called`: a person was called because it waits too long. A change of the
/// fleet is over only when every node reports it (`pending` is empty), or is named in `unknown`
/// after the plan's time for reports.
public sealed interface RolloutState {
  record Draft() implements RolloutState {}

  /// The candidate is assigned in mode SHADOW; the nodes fetch, verify and warm it.
  record Verifying(Instant since, boolean called) implements RolloutState {}

  record Shadow(Instant since, boolean called) implements RolloutState {}

  /// `stage` counts the plan's stages from 1. `eitherRejects`: gate D had not passed when it began,
  /// so parts get the more severe verdict of both models.
  record Canary(int stage, Instant since, boolean eitherRejects, boolean called)
      implements RolloutState {}

  record Promoting(Set<String> pending, Instant since) implements RolloutState {
    public Promoting {
      pending = Set.copyOf(pending);
    }
  }

  record Baking(Instant since, Set<String> unknown) implements RolloutState {
    public Baking {
      unknown = Set.copyOf(unknown);
    }
  }

  record Promoted(Instant at, Set<String> unknown) implements Final {
    public Promoted {
      unknown = Set.copyOf(unknown);
    }
  }

  record RollingBack(Set<String> pending, String why, Instant since, Ending ending)
      implements RolloutState {
    public RollingBack {
      pending = Set.copyOf(pending);
    }
  }

  record RolledBack(String why, Instant at, Set<String> unknown) implements Final {
    public RolledBack {
      unknown = Set.copyOf(unknown);
    }
  }

  record Aborted(String why, Instant at, Set<String> unknown) implements Final {
    public Aborted {
      unknown = Set.copyOf(unknown);
    }
  }

  record Refused(String why, Instant at, Set<String> unknown) implements Final {
    public Refused {
      unknown = Set.copyOf(unknown);
    }
  }

  /// Nothing more happens.
  sealed interface Final extends RolloutState {}

  /// What rolling back ends in.
  enum Ending {
    ROLLED_BACK,
    ABORTED,
    REFUSED
  }

  default String word() {
    return getClass().getSimpleName();
  }
}
