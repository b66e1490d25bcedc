package dev.loupe.bridge.handshake;

import dev.loupe.schema.inspection.Outcome;

/// What the handshake is told. Times are `System.nanoTime`.
public sealed interface Event {
  /// A session has begun, the first or a later one.
  record Attached(Seen seen) implements Event {}

  /// The session is gone; what was written last may or may not have arrived.
  record Detached() implements Event {}

  /// The watch on TrigSeq; it may lag behind a Read.
  record TriggerSeen(long trigger) implements Event {}

  /// TrigSeq and ResultAckSeq by a Read, asked for by `Command.ReadTrigger`: this does not lag.
  record TriggerRead(long trigger, long ack) implements Event {}

  /// The watch on ResultAckSeq.
  record AckSeen(long ack) implements Event {}

  record FrameTaken(long number, long arrived) implements Event {}

  /// The part's tags, TrigSeq and ResultAckSeq by one Read; `readable` unless a tag of the part has
  /// no good value.
  record PartRead(long trigger, long ack, boolean readable) implements Event {}

  /// The part's outcome is settled: durable in the journal, or ERROR where it cannot be.
  record Inspected(long trigger, Outcome outcome) implements Event {}

  /// Payload and word were written and the server said so.
  record Committed(long trigger) implements Event {}

  /// The word was cleared, the camera emptied and TrigAckSeq 0 written.
  record ResetDone() implements Event {}

  /// Time passes.
  record Tick() implements Event {}
}
