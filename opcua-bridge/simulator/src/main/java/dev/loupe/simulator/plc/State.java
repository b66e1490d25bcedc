package dev.loupe.simulator.plc;

import org.jspecify.annotations.Nullable;

/// Where the PLC's program stands. `last` is the trigger before, for words that come late or twice.
public sealed interface State {
  @Nullable Settled last();

  /// TrigSeq is 0; waits until the node answers TrigAckSeq 0 and no longer says OUT_OF_STEP.
  record Resetting(@Nullable Settled last) implements State {}

  /// TrigSeq stands at `sequence`, whose part is gone; waits for the next part and for Ready.
  record Waiting(long sequence, @Nullable Settled last) implements State {}

  /// The part lies under the camera; its word is awaited.
  record Triggered(Trigger trigger, @Nullable Settled last) implements State {}

  /// The deadline passed and the part is rejected; TrigSeq stands until its word comes, or until
  /// the node has been ready for so long (since `readySince`) that none will.
  record Overdue(Trigger trigger, @Nullable Long readySince, @Nullable Settled last)
      implements State {}

  /// A trigger whose part has left, with the word that came for it; 0 if none came.
  record Settled(Trigger trigger, long word) {}
}
