package dev.loupe.edge.journal.adapter;

import static java.util.Objects.requireNonNull;

import dev.loupe.edge.journal.Records.Listener;
import dev.loupe.schema.wire.JournalRecord;
import dev.loupe.schema.wire.JournalRecord.Delivered;
import dev.loupe.schema.wire.JournalRecord.Inspected;
import dev.loupe.schema.wire.JournalRecord.Lost;
import dev.loupe.schema.wire.JournalRecord.Shadow;
import dev.loupe.schema.wire.JournalRecord.Summed;
import dev.loupe.schema.wire.JournalRecord.Tripped;
import dev.loupe.schema.wire.RecordCodec;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// Gives records their numbers. Everything here runs on the writer's thread.
final class Appends {
  /// Writes more than an append does, so that a full disk is not taken for a writable one.
  private static final int PROBE_BYTES = 64 * 1024;

  private final Chain chain;
  private final Receipts receipts;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private long issued;
  private long committed;

  Appends(Chain chain, Receipts receipts) {
    this.chain = chain;
    this.receipts = receipts;
  }

  void listen(Listener listener) {
    listeners.add(listener);
  }

  Writer.Work<Long> of(JournalRecord record) {
    return new Writer.Work<>() {
      @Override
      public Long in(Connection connection) throws SQLException {
        insert(connection, record);
        receipts.write(connection, System.currentTimeMillis());
        return issued;
      }

      @Override
      public void committed(Long seq) {
        committed = seq;
        for (var listener : listeners) listener.appended(chain.live(), seq, record);
      }

      @Override
      public void rolledBack() {
        issued = committed;
      }
    };
  }

  /// Both or neither; its result is the first one's number.
  Writer.Work<Long> of(JournalRecord first, LongFunction<JournalRecord> next) {
    var one = of(first);
    return new Writer.Work<>() {
      private Writer.@Nullable Work<Long> two;

      @Override
      public Long in(Connection connection) throws SQLException {
        var seq = one.in(connection);
        two = of(next.apply(seq));
        two.in(connection);
        return seq;
      }

      @Override
      public void committed(Long seq) {
        one.committed(seq);
        requireNonNull(two).committed(seq + 1);
      }

      @Override
      public void rolledBack() {
        one.rolledBack();
      }
    };
  }

  /// Written and taken out again in one transaction, in a table of its own.
  Writer.Work<Boolean> rehearsal(JournalRecord record) {
    return connection -> {
      insert(connection, "rehearsal", 1, record);
      Sql.run(connection, "delete from rehearsal");
      return true;
    };
  }

  private void insert(Connection connection, JournalRecord record) throws SQLException {
    insert(connection, "record", ++issued, record);
  }

  private void insert(Connection connection, String table, long seq, JournalRecord record)
      throws SQLException {
    Sql.run(
        connection,
        "insert into "
            + table
            + " (key, at, inspected_trigger, settles, bytes) values (?, ?, ?, ?, ?)",
        Database.key(chain.liveRow(), seq),
        System.currentTimeMillis(),
        record instanceof Inspected(var inspection) ? (Long) inspection.trigger() : null,
        settles(record),
        RecordCodec.encode(seq, record));
  }

  private @Nullable Long settles(JournalRecord record) {
    return switch (record) {
      case Delivered(var delivery) -> {
        var of = delivery.inspected();
        yield of == null
            ? null
            : chain.row(of.journal()).map(row -> Database.key(row, of.seq())).orElse(null);
      }
      case Inspected _, Shadow _, Summed _, Tripped _, Lost _ -> null;
    };
  }

  /// A commit that failed may have reached the disk all the same: its records were refused to the
  /// caller, so they must not stay.
  Boolean repair(Connection connection) throws SQLException {
    issued = committed;
    Sql.run(
        connection,
        "delete from record where key between ? and ?",
        Database.key(chain.liveRow(), committed + 1),
        Database.key(chain.liveRow() + 1, 0) - 1);
    Sql.run(
        connection,
        "insert or replace into setting (name, value) values ('probe', randomblob(?))",
        PROBE_BYTES);
    return true;
  }
}
