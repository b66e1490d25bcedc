package dev.loupe.edge.plc;

import dev.loupe.edge.inference.Looked;
import dev.loupe.edge.journal.Journal;
import dev.loupe.edge.journal.JournalUnwritable;
import dev.loupe.edge.split.Way;
import dev.loupe.schema.inspection.Delivery;
import dev.loupe.schema.inspection.Delivery.RecordId;
import dev.loupe.schema.inspection.Inspection;
import dev.loupe.schema.wire.JournalRecord.Delivered;
import dev.loupe.schema.wire.JournalRecord.Inspected;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Puts records into the journal. What cannot be written is kept in memory, bounded, and written
/// when that works again. One thread uses it.
final class Books {
  private static final Logger LOG = Logger.getLogger(Books.class);
  private static final int MOST_KEPT = 10_000;
  private static final int AT_ONCE = 20;

  /// An inspection in the books; its number is known once it is durable.
  static final class Entry {
    private @Nullable CompletableFuture<Long> writing;
    private @Nullable Inspection kept;
    private @Nullable RecordId id;
    private @Nullable Delivery delivery;

    static Entry durable(RecordId id) {
      var entry = new Entry();
      entry.id = id;
      return entry;
    }

    Optional<RecordId> id() {
      return Optional.ofNullable(id);
    }
  }

  private final Journal journal;
  private final ArrayDeque<Entry> kept = new ArrayDeque<>();
  private final Queue<Delivery> failed = new ConcurrentLinkedQueue<>();

  Books(Journal journal) {
    this.journal = journal;
  }

  Journal journal() {
    return journal;
  }

  /// On its way to the disk, with the two opinions where either one rejects: what the PLC is told
  /// once it is `durable` can be told again from the journal alone.
  Entry begin(Inspection inspection, @Nullable Looked looked) {
    var entry = new Entry();
    var record = new Inspected(inspection);
    entry.writing =
        looked == null || looked.way() != Way.EITHER_REJECTS
            ? journal.appendLater(record)
            : journal.appendLater(
                record,
                first ->
                    looked.shadow(
                        new RecordId(journal.id(), first), inspection.part(), looked.compared()));
    return entry;
  }

  /// Waits until it is durable. Where it cannot be, `unsaid` is kept in its place and this throws,
  /// once.
  void durable(Entry entry, Inspection unsaid) throws JournalUnwritable {
    var writing = entry.writing;
    if (writing == null) return;
    entry.writing = null;
    try {
      entry.id = new RecordId(journal.id(), Journal.durable(writing));
    } catch (JournalUnwritable e) {
      keep(entry, unsaid);
      throw e;
    }
  }

  private void keep(Entry entry, Inspection inspection) {
    entry.kept = inspection;
    if (kept.size() == MOST_KEPT)
      LOG.errorf("The journal is away too long, and its oldest part is lost: %s", kept.pop().kept);
    kept.add(entry);
  }

  /// `delivery` names no inspection yet: that is `of`.
  void settle(Entry of, Delivery delivery) {
    if (of.id == null) of.delivery = delivery;
    else send(named(delivery, of.id));
  }

  private static Delivery named(Delivery it, RecordId id) {
    return new Delivery(
        it.trigger(), id, it.word(), it.verdict(), it.state(), it.timing(), it.at());
  }

  private void send(Delivery delivery) {
    var _ =
        journal
            .appendLater(new Delivered(delivery))
            .whenComplete((_, failure) -> {
              if (failure != null && failed.size() < MOST_KEPT) failed.add(delivery);
            });
  }

  /// Writes some of what was kept, if the journal can be written; called between parts.
  void catchUp() {
    if ((kept.isEmpty() && failed.isEmpty()) || !journal.writable()) return;
    try {
      for (var some = 0; some < AT_ONCE && !kept.isEmpty(); some++) {
        write(kept.element());
        kept.remove();
      }
    } catch (JournalUnwritable e) {
      LOG.warn(e.getMessage());
      return;
    }
    for (var some = 0; some < AT_ONCE && failed.poll() instanceof Delivery again; some++)
      send(again);
  }

  private void write(Entry entry) throws JournalUnwritable {
    var inspection = entry.kept;
    if (inspection == null) return;
    entry.id = new RecordId(journal.id(), journal.append(new Inspected(inspection)));
    entry.kept = null;
    if (entry.delivery instanceof Delivery delivery) settle(entry, delivery);
  }
}
