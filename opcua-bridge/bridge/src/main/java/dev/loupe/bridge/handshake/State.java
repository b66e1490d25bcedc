package dev.loupe.bridge.handshake;

/// All the handshake knows. Not `inStep`: every trigger is ERROR(OUT_OF_STEP) until TrigSeq 0.
public record State(boolean attached, boolean inStep, Phase phase, Pending pending) {
  public static final State START =
      new State(false, true, new Phase.Starting(), new Pending.None());

  /// Whether a trigger may come: the PLC was looked at, and frames and triggers match.
  public boolean open() {
    return attached
        && inStep
        && switch (phase) {
          case Phase.Starting _, Phase.Resetting _ -> false;
          case Phase.Idle _,
              Phase.Triggered _,
              Phase.Matching _,
              Phase.Inspecting _,
              Phase.Committing _ ->
              true;
        };
  }

  State withAttached(boolean now) {
    return new State(now, inStep, phase, pending);
  }

  State withInStep(boolean now) {
    return new State(attached, now, phase, pending);
  }

  State with(Phase now) {
    return new State(attached, inStep, now, pending);
  }

  State with(Pending now) {
    return new State(attached, inStep, phase, now);
  }
}
