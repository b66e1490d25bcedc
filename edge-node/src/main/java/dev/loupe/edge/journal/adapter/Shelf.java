package dev.loupe.edge.journal.adapter;

import dev.loupe.edge.journal.Journal.Undelivered;
import dev.loupe.edge.journal.Ranges;
import dev.loupe.edge.journal.Records.DeadLetter;
import dev.loupe.edge.journal.Records.Kept;
import dev.loupe.edge.journal.Records.Stored;
import dev.loupe.edge.journal.Records.Why;
import dev.loupe.schema.inspection.Delivery.RecordId;
import dev.loupe.schema.wire.Decoded;
import dev.loupe.schema.wire.JournalRecord.Inspected;
import dev.loupe.schema.wire.Range;
import dev.loupe.schema.wire.RecordCodec;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads what the journal's file holds, on a connection of its own: readers and the writer do not
/// wait for one another.
final class Shelf implements AutoCloseable {
  /// A part in hand at a restart is among the newest records.
  private static final int NEWEST = 1_000;

  private final Database database;
  private final Chain chain;
  private @Nullable Connection connection;

  Shelf(Database database, Chain chain) {
    this.database = database;
    this.chain = chain;
  }

  interface Read<T> {
    T from(Connection connection) throws SQLException;
  }

  private synchronized <T> T read(Read<T> read) {
    try {
      if (connection == null) connection = database.open();
      return read.from(connection);
    } catch (SQLException e) {
      close();
      throw new IllegalStateException("The journal " + database.file() + " cannot be read", e);
    }
  }

  List<Kept> kept() {
    return read(from -> {
      var kept = new ArrayList<Kept>();
      var rows = Sql.all(from, "select no from journal order by no", row -> row.getLong(1));
      for (var row : rows) kept(from, row).ifPresent(kept::add);
      return kept;
    });
  }

  private Optional<Kept> kept(Connection from, long row) throws SQLException {
    var newest =
        Sql.number(
            from,
            "select max(key) from record where key between ? and ?",
            Database.key(row, 1),
            Database.key(row + 1, 0) - 1);
    if (newest == 0 && row != chain.liveRow()) return Optional.empty();
    var receipted = Receipts.of(from, "receipted", row);
    var gone = Receipts.of(from, "gone", row);
    var buried =
        new Ranges(
            Sql.all(
                from,
                "select seq from dead_letter where journal = ?",
                it -> new Range(it.getLong(1), it.getLong(1)),
                row));
    var issued = Database.seq(newest);
    for (var settled : receipted.plus(gone).plus(buried).list())
      issued = Math.max(issued, settled.to());
    return Optional.of(new Kept(chain.id(row), issued, receipted, gone, buried));
  }

  List<Stored> stored(UUID journal, Ranges numbers, int most, int mostBytes) {
    var row = chain.row(journal);
    if (row.isEmpty()) return List.of();
    return read(from -> {
      var found = new ArrayList<Stored>();
      var room = mostBytes;
      for (var range : numbers.list()) {
        for (var each : stored(from, row.get(), range, most - found.size())) {
          room -= each.bytes().length;
          if (room < 0 && !found.isEmpty()) return found;
          found.add(each);
        }
        if (found.size() >= most) return found;
      }
      return found;
    });
  }

  private static List<Stored> stored(Connection from, long row, Range range, int most)
      throws SQLException {
    return Sql.all(
        from,
        "select key, bytes from record where key between ? and ? order by key limit ?",
        it -> new Stored(Database.seq(it.getLong(1)), it.getBytes(2)),
        Database.key(row, range.from()),
        Database.key(row, range.to()),
        most);
  }

  Optional<Undelivered> undelivered(long trigger) {
    return read(from -> {
      var found =
          Sql.all(
              from,
              "select n.key, n.bytes, exists (select 1 from (select settles from record"
                  + " order by key desc limit ?) d where d.settles = n.key)"
                  + " from (select key, inspected_trigger, bytes from record"
                  + " order by key desc limit ?) n"
                  + " where n.inspected_trigger = ? order by n.key desc limit 1",
              row ->
                  row.getInt(3) == 1
                      ? Optional.<Undelivered>empty()
                      : undelivered(row.getLong(1), row.getBytes(2)),
              NEWEST,
              NEWEST,
              trigger);
      return found.isEmpty() ? Optional.empty() : found.getFirst();
    });
  }

  List<Undelivered> undelivered() {
    return read(from ->
        Sql.all(
                from,
                "select key, bytes from (select key, inspected_trigger, bytes from record"
                    + " order by key desc limit ?) where inspected_trigger is not null and key < ?"
                    + " and key not in (select settles from (select settles from record"
                    + " order by key desc limit ?) where settles is not null) order by key",
                row -> undelivered(row.getLong(1), row.getBytes(2)),
                NEWEST,
                Database.key(chain.liveRow(), 0),
                NEWEST)
            .stream()
            .flatMap(Optional::stream)
            .toList());
  }

  private Optional<Undelivered> undelivered(long key, byte[] bytes) {
    return switch (RecordCodec.decode(bytes)) {
      case Decoded.Value(var numbered)
          when numbered.record() instanceof Inspected(var inspection) ->
          Optional.of(
              new Undelivered(
                  new RecordId(chain.id(Database.journal(key)), numbered.seq()), inspection));
      case Decoded.Value<?> _, Decoded.Refused<?> _ -> Optional.empty();
    };
  }

  List<DeadLetter> undecided() {
    return read(from ->
        Sql.all(
            from,
            "select journal, seq, reason, sentence from dead_letter where decided = 0"
                + " and reason = 'CONFLICT' order by journal, seq",
            row ->
                new DeadLetter(
                    chain.id(row.getLong(1)),
                    row.getLong(2),
                    Why.valueOf(row.getString(3)),
                    row.getString(4))));
  }

  Optional<UUID> pinned() {
    return read(from ->
        Sql.all(
                from,
                "select cast(value as text) from setting where name = 'ledger'",
                row -> UUID.fromString(row.getString(1)))
            .stream()
            .findFirst());
  }

  @Override
  public synchronized void close() {
    var open = connection;
    connection = null;
    if (open == null) return;
    try {
      open.close();
    } catch (SQLException _) {
      // nothing was written on it
    }
  }
}
