package dev.loupe.bridge.handshake;

import dev.loupe.schema.inspection.Delivery;
import dev.loupe.schema.inspection.ErrorCode;
import dev.loupe.schema.inspection.Outcome;
import dev.loupe.schema.inspection.Verdict;

/// What the handshake wants done, in this order.
public sealed interface Command {
  /// Answered by `PartRead`.
  record ReadPart() implements Command {}

  /// Answered by `TriggerRead`.
  record ReadTrigger() implements Command {}

  /// Look at the frame in hand and journal it; `deadline` is `System.nanoTime`. Answered by
  /// `Inspected`.
  record Inspect(long trigger, long since, long deadline) implements Command {}

  /// Journal an ERROR for a part that was not looked at. Answered by `Inspected`.
  record Book(long trigger, long since, ErrorCode why) implements Command {}

  /// Write the result: with `clearFirst` the word 0, then the payload, then, once the inspection is
  /// durable and if it is still in time, the word. Answered by `Committed`, by `Inspected` with the
  /// ERROR that it became meanwhile, or by nothing where the session is lost.
  record Commit(long trigger, Outcome outcome, boolean clearFirst) implements Command {}

  /// Journal what became of the result; `word` is 0 where none was written.
  record Settle(long trigger, long word, Verdict verdict, Delivery.State state)
      implements Command {}

  /// Word 0, camera emptied, TrigAckSeq 0. Answered by `ResetDone`.
  record Reset() implements Command {}

  /// The frame in hand belongs to no open trigger.
  record DropFrame() implements Command {}
}
