package dev.loupe.control.rollout;

import dev.loupe.control.gate.Gates;

/// What the evidence justifies. Missing evidence is `Hold`, never `Advance`.
public sealed interface Judgement {
  String why();

  record Advance(String why) implements Judgement {}

  record Hold(String why) implements Judgement {}

  record RollBack(String why) implements Judgement {}

  default String word() {
    return getClass().getSimpleName();
  }

  /// With the gates that it rests on.
  record Judged(Judgement judgement, Gates.Weighed weighed) {}
}
