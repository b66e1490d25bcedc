package dev.loupe.edge.plc;

import dev.loupe.edge.journal.Journal;
import dev.loupe.edge.journal.JournalUnwritable;
import dev.loupe.edge.journal.MemoryJournal;
import dev.loupe.schema.inspection.Delivery;
import dev.loupe.schema.inspection.Delivery.RecordId;
import dev.loupe.schema.inspection.Inspection;
import dev.loupe.schema.wire.JournalRecord;
import dev.loupe.schema.wire.JournalRecord.Delivered;
import dev.loupe.schema.wire.JournalRecord.Inspected;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;

/// The journal's twin in memory on a disk that may be full.
final class FillingJournal implements Journal {
  private final MemoryJournal.Disk disk = new MemoryJournal.Disk();
  private final MemoryJournal journal = new MemoryJournal(disk, UUID.randomUUID());
  private volatile boolean full;

  synchronized void full(boolean now) {
    full = now;
  }

  synchronized Map<RecordId, Inspection> inspected() {
    var found = new LinkedHashMap<RecordId, Inspection>();
    disk.records()
        .forEach((id, record) -> {
          if (record instanceof Inspected(var inspection)) found.put(id, inspection);
        });
    return found;
  }

  synchronized Map<RecordId, JournalRecord> records() {
    return new LinkedHashMap<>(disk.records());
  }

  synchronized List<Delivery> delivered() {
    return disk.records().values().stream()
        .flatMap(
            record -> record instanceof Delivered(var it) ? java.util.stream.Stream.of(it) : null)
        .toList();
  }

  @Override
  public UUID id() {
    return journal.id();
  }

  @Override
  public Optional<UUID> predecessor() {
    return Optional.empty();
  }

  @Override
  public synchronized long append(JournalRecord record) throws JournalUnwritable {
    if (full) throw new JournalUnwritable("the disk is full: free it", new IOException("full"));
    return journal.append(record);
  }

  @Override
  public void rehearse(JournalRecord record) throws JournalUnwritable {
    if (full) throw new JournalUnwritable("the disk is full: free it", new IOException("full"));
    journal.rehearse(record);
  }

  @Override
  public CompletableFuture<Long> appendLater(JournalRecord record) {
    try {
      return CompletableFuture.completedFuture(append(record));
    } catch (JournalUnwritable e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public synchronized CompletableFuture<Long> appendLater(
      JournalRecord record, LongFunction<JournalRecord> next) {
    return full
        ? CompletableFuture.failedFuture(
            new JournalUnwritable("the disk is full: free it", new IOException("full")))
        : journal.appendLater(record, next);
  }

  @Override
  public boolean writable() {
    return !full;
  }

  @Override
  public synchronized Optional<Undelivered> undelivered(long trigger) {
    return journal.undelivered(trigger);
  }

  @Override
  public synchronized List<Undelivered> undelivered() {
    return journal.undelivered();
  }
}
