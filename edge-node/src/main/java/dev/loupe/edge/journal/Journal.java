package dev.loupe.edge.journal;

import dev.loupe.schema.inspection.Delivery.RecordId;
import dev.loupe.schema.inspection.Inspection;
import dev.loupe.schema.wire.JournalRecord;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.LongFunction;

/// The node's durable sequence of records. Each process start begins a new journal, chained to the
/// former.
public interface Journal {
  UUID id();

  Optional<UUID> predecessor();

  /// Returns the record's number in `id()` when it is durable (fsync). Throws `JournalUnwritable`.
  long append(JournalRecord record) throws JournalUnwritable;

  /// Appends without waiting; completes with the number when durable, or with `JournalUnwritable`.
  CompletableFuture<Long> appendLater(JournalRecord record);

  /// Appends `record` and what `next` makes of its number, both in one transaction or neither;
  /// completes with the first one's number.
  CompletableFuture<Long> appendLater(JournalRecord record, LongFunction<JournalRecord> next);

  /// Waits for what was appended later. Throws `JournalUnwritable`, as `append` does.
  static <T> T durable(CompletableFuture<T> written) throws JournalUnwritable {
    try {
      return written.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof JournalUnwritable unwritable
          ? unwritable
          : new JournalUnwritable("The journal stopped", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JournalUnwritable("The node is stopping", e);
    }
  }

  /// Does all that `append` does and leaves no record: before the first part, so that it waits no
  /// longer than the others.
  void rehearse(JournalRecord record) throws JournalUnwritable;

  /// Whether the last write, or the last probe after a failed one, went through.
  boolean writable();

  /// The newest Inspected record for TrigSeq `trigger` that no Delivered record of a former process
  /// settles, of whichever journal; for a start in the middle of a part.
  Optional<Undelivered> undelivered(long trigger);

  /// Every Inspected record of former processes, among the newest thousand, that no Delivered
  /// record settles; oldest first.
  List<Undelivered> undelivered();

  record Undelivered(RecordId id, Inspection inspection) {}
}
