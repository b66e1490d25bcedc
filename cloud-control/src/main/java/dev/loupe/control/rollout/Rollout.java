package dev.loupe.control.rollout;

import org.jspecify.annotations.Nullable;

/// A rollout as it was saved; `version` counts the saved changes. `approvedBy`: who let it go
/// beyond Shadow; null while nobody has.
public record Rollout(
    String id,
    long version,
    Terms terms,
    RolloutState state,
    @Nullable String approvedBy,
    @Nullable Pause pause) {
  /// A person's wish that nothing be widened; what speaks against the candidate still counts.
  public record Pause(String by, String why) {}

  public Rollout in(RolloutState next) {
    return new Rollout(id, version, terms, next, approvedBy, pause);
  }

  public Rollout approved(String by) {
    return new Rollout(id, version, terms, state, by, pause);
  }

  public Rollout paused(@Nullable Pause pause) {
    return new Rollout(id, version, terms, state, approvedBy, pause);
  }

  Rollout saved() {
    return new Rollout(id, version + 1, terms, state, approvedBy, pause);
  }

  public boolean isFinal() {
    return state instanceof RolloutState.Final;
  }
}
