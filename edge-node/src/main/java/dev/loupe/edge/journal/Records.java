package dev.loupe.edge.journal;

import dev.loupe.schema.wire.JournalRecord;
import dev.loupe.schema.wire.JournalRecord.Lost;
import dev.loupe.schema.wire.Range;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// What the journal keeps, as the outbox sees it: the exact bytes of each record until the ledger's
/// receipt, and longer.
public interface Records {
  /// A journal of this node as it stood at start, oldest first. Of the numbers 1 to `issued`, those
  /// in `receipted` are kept and receipted, those in `gone` are receipted and deleted, those in
  /// `buried` lie in the dead letters.
  record Kept(UUID journal, long issued, Ranges receipted, Ranges gone, Ranges buried) {}

  /// One record's exact bytes, as `RecordCodec.encode` made them once.
  record Stored(long seq, byte[] bytes) {}

  /// A record that the ledger does not take. `CONFLICT` waits for a person.
  record DeadLetter(UUID journal, long seq, Why reason, String sentence) {}

  enum Why {
    CONFLICT,
    REJECTED,
    UNANSWERED
  }

  /// Told of each record once it is durable, on the writer's thread: it must not block.
  interface Listener {
    void appended(UUID journal, long seq, JournalRecord record);
  }

  List<Kept> kept();

  /// Of `numbers`, in order, at most `most` records of at most `mostBytes` together (but at least
  /// one): those that are there.
  List<Stored> read(UUID journal, Ranges numbers, int most, int mostBytes);

  /// Remembered soon, without a write of its own: a receipt forgotten by a crash costs one resend.
  void receipted(UUID journal, List<Range> got);

  /// The ledger asked for these again.
  void askedAgain(UUID journal, List<Range> ranges);

  /// Puts the record into the dead letters and books `lost` in the same transaction, where given.
  CompletableFuture<Void> bury(DeadLetter letter, Optional<Lost> lost);

  List<DeadLetter> undecided();

  /// The ledger whose receipts count; empty before the first.
  Optional<UUID> pinned();

  /// Durable when it completes.
  CompletableFuture<Void> pin(UUID ledger);

  void listen(Listener listener);
}
