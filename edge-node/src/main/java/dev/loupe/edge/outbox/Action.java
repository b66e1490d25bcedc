package dev.loupe.edge.outbox;

import dev.loupe.edge.journal.Records.DeadLetter;
import dev.loupe.edge.journal.Records.Stored;
import dev.loupe.schema.fleet.FaultCode;
import dev.loupe.schema.wire.JournalRecord.Lost;
import dev.loupe.schema.wire.Range;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What the outbox wants done, in this order.
public sealed interface Action {
  /// Publish these records as one batch, and tell the outbox how it went.
  record Publish(long flight, UUID journal, List<Stored> records) implements Action {}

  record Receipted(UUID journal, List<Range> got) implements Action {}

  record AskedAgain(UUID journal, List<Range> ranges) implements Action {}

  record Bury(DeadLetter letter, Optional<Lost> lost) implements Action {}

  record Book(Lost lost) implements Action {}

  /// Remember this ledger before anything else is done.
  record Pin(UUID ledger) implements Action {}

  record Raise(FaultCode fault) implements Action {}

  record Clear(FaultCode fault) implements Action {}

  record Warn(String sentence) implements Action {}
}
