package dev.loupe.edge.journal.adapter;

import dev.loupe.edge.health.Faults;
import dev.loupe.edge.journal.CannotOpen;
import dev.loupe.edge.journal.Journal;
import dev.loupe.edge.journal.JournalUnwritable;
import dev.loupe.edge.journal.Ranges;
import dev.loupe.edge.journal.Records;
import dev.loupe.schema.fleet.FaultCode;
import dev.loupe.schema.wire.JournalRecord;
import dev.loupe.schema.wire.JournalRecord.Lost;
import dev.loupe.schema.wire.Range;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import org.jboss.logging.Logger;

/// The journal in one SQLite file, `DATA/journal/journal.db`: WAL, synchronous FULL, one writer.
public final class SqliteJournal implements Journal, Records, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(SqliteJournal.class);

  private final DataLock lock;
  private final Chain chain;
  private final Shelf shelf;
  private final Writer writer;
  private final Receipts receipts = new Receipts();
  private final Appends appends;
  private final Housekeeping housekeeping;
  private volatile LongConsumer appendTime = _ -> {};

  /// How long receipted records are kept, and how many bytes the file may hold before they go
  /// earlier.
  public record Retention(Duration keep, long mostBytes) {}

  private SqliteJournal(
      DataLock lock, Database database, Connection connection, Retention retention, Faults faults)
      throws SQLException {
    this.lock = lock;
    this.chain = Chain.begin(connection);
    this.shelf = new Shelf(database, chain);
    this.appends = new Appends(chain, receipts);
    this.writer =
        new Writer(database, connection, appends::repair, writable -> report(faults, writable));
    this.housekeeping = new Housekeeping(database, writer, receipts, retention);
  }

  /// Begins a new journal, chained to the last one in `data`. Throws `CannotOpen`.
  public static SqliteJournal open(Path data, Retention retention, Faults faults) {
    var directory = data.resolve("journal");
    var lock = DataLock.take(directory);
    var database = new Database(directory.resolve("journal.db"));
    try {
      return new SqliteJournal(lock, database, database.create(), retention, faults);
    } catch (SQLException e) {
      lock.close();
      throw database.damaged(e);
    } catch (CannotOpen e) {
      lock.close();
      throw e;
    }
  }

  private void report(Faults faults, boolean writable) {
    if (writable) {
      faults.clear(FaultCode.JOURNAL);
      LOG.info("The journal can be written again");
    } else {
      faults.raise(FaultCode.JOURNAL);
      LOG.error(writer.trouble());
    }
  }

  @Override
  public UUID id() {
    return chain.live();
  }

  @Override
  public Optional<UUID> predecessor() {
    return chain.predecessor();
  }

  @Override
  public long append(JournalRecord record) throws JournalUnwritable {
    return Journal.durable(appendLater(record));
  }

  @Override
  public void rehearse(JournalRecord record) throws JournalUnwritable {
    Journal.durable(writer.later(appends.rehearsal(record)));
  }

  @Override
  public CompletableFuture<Long> appendLater(JournalRecord record) {
    return timed(appends.of(record));
  }

  @Override
  public CompletableFuture<Long> appendLater(
      JournalRecord record, LongFunction<JournalRecord> next) {
    return timed(appends.of(record, next));
  }

  private CompletableFuture<Long> timed(Writer.Work<Long> work) {
    var start = System.nanoTime();
    var done = writer.later(work);
    return done.whenComplete((_, failure) -> {
      if (failure == null) appendTime.accept(System.nanoTime() - start);
    });
  }

  /// Told of each append, from the call until it was durable, in ns.
  public void onAppendTime(LongConsumer consumer) {
    appendTime = consumer;
  }

  @Override
  public boolean writable() {
    return writer.writable();
  }

  @Override
  public Optional<Undelivered> undelivered(long trigger) {
    return shelf.undelivered(trigger);
  }

  @Override
  public List<Undelivered> undelivered() {
    return shelf.undelivered();
  }

  @Override
  public List<Kept> kept() {
    return shelf.kept();
  }

  @Override
  public List<Stored> read(UUID journal, Ranges numbers, int most, int mostBytes) {
    return shelf.stored(journal, numbers, most, mostBytes);
  }

  @Override
  public void receipted(UUID journal, List<Range> got) {
    chain.row(journal).ifPresent(row -> receipts.add(row, got));
  }

  @Override
  public void askedAgain(UUID journal, List<Range> ranges) {
    chain
        .row(journal)
        .ifPresent(row ->
            writer.later(in -> {
              receipts.remove(in, row, ranges);
              return row;
            }));
  }

  @Override
  public CompletableFuture<Void> bury(DeadLetter letter, Optional<Lost> lost) {
    return writer.later(new Burial(chain, letter, lost.map(appends::of))).thenAccept(_ -> {});
  }

  @Override
  public List<DeadLetter> undecided() {
    return shelf.undecided();
  }

  @Override
  public Optional<UUID> pinned() {
    return shelf.pinned();
  }

  @Override
  public CompletableFuture<Void> pin(UUID ledger) {
    return writer
        .later(in ->
            Sql.run(
                in,
                "insert or replace into setting (name, value) values ('ledger', ?)",
                ledger.toString().getBytes(StandardCharsets.UTF_8)))
        .thenAccept(_ -> {});
  }

  @Override
  public void listen(Listener listener) {
    appends.listen(listener);
  }

  @Override
  public void close() {
    housekeeping.close();
    if (!receipts.isEmpty())
      writer.later(in -> {
        receipts.write(in, System.currentTimeMillis());
        return true;
      });
    writer.close();
    shelf.close();
    lock.close();
  }
}
