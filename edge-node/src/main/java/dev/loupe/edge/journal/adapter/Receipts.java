package dev.loupe.edge.journal.adapter;

import dev.loupe.edge.journal.Ranges;
import dev.loupe.schema.wire.Range;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which numbers are receipted and since when (by the hour), which of them are gone. A receipt
/// waits here for the next transaction, whoever's it is.
final class Receipts {
  private static final long HOUR_MS = 3_600_000;

  private final Map<Long, Ranges> waiting = new HashMap<>();

  synchronized void add(long journal, List<Range> got) {
    waiting.merge(journal, new Ranges(got), Ranges::plus);
  }

  synchronized boolean isEmpty() {
    return waiting.isEmpty();
  }

  private synchronized Map<Long, Ranges> take() {
    var taken = Map.copyOf(waiting);
    waiting.clear();
    return taken;
  }

  void write(Connection connection, long now) throws SQLException {
    if (isEmpty()) return;
    for (var each : take().entrySet()) {
      var held =
          of(connection, "receipted", each.getKey()).plus(of(connection, "gone", each.getKey()));
      for (var range : each.getValue().minus(held).list())
        insert(connection, each.getKey(), range, now / HOUR_MS * HOUR_MS);
    }
  }

  private record Row(long at, Range range) {}

  private static List<Row> rows(Connection connection, long journal) throws SQLException {
    return Sql.all(
        connection,
        "select at, first, last from receipted where journal = ?",
        row -> new Row(row.getLong(1), new Range(row.getLong(2), row.getLong(3))),
        journal);
  }

  /// What was receipted before stays as it is: a receipt may come again, and in any order.
  private static void insert(Connection connection, long journal, Range range, long at)
      throws SQLException {
    var grown =
        Sql.run(
            connection,
            "update receipted set last = ? where journal = ? and at = ? and last = ?",
            range.to(),
            journal,
            at,
            range.from() - 1);
    if (grown == 0)
      Sql.run(
          connection,
          "insert into receipted (journal, at, last, first) values (?, ?, ?, ?)",
          journal,
          at,
          range.to(),
          range.from());
  }

  void remove(Connection connection, long journal, List<Range> asked) throws SQLException {
    write(connection, System.currentTimeMillis());
    var cut = new Ranges(asked);
    for (var row : rows(connection, journal)) {
      var whole = new Ranges(List.of(row.range));
      var left = whole.minus(cut);
      if (left.equals(whole)) continue;
      Sql.run(
          connection,
          "delete from receipted where journal = ? and at = ? and last = ?",
          journal,
          row.at,
          row.range.to());
      for (var piece : left.list()) insert(connection, journal, piece, row.at);
    }
  }

  /// Deletes at most `most` records receipted before `cutoff`; false where there is none.
  static boolean forget(Connection connection, long cutoff, long most) throws SQLException {
    record Row(long journal, long at, Range range) {}
    var oldest =
        Sql.all(
            connection,
            "select journal, at, first, last from receipted where at < ? order by at limit 1",
            row ->
                new Row(row.getLong(1), row.getLong(2), new Range(row.getLong(3), row.getLong(4))),
            cutoff);
    if (oldest.isEmpty()) return false;
    var row = oldest.getFirst();
    var first = row.range.from();
    var last = Math.min(row.range.to(), first + most - 1);
    Sql.run(
        connection,
        "delete from record where key between ? and ?",
        Database.key(row.journal, first),
        Database.key(row.journal, last));
    shorten(connection, row.journal, row.at, row.range, last);
    gone(connection, row.journal, new Range(first, last));
    return true;
  }

  private static void shorten(Connection connection, long journal, long at, Range row, long last)
      throws SQLException {
    if (last == row.to())
      Sql.run(
          connection,
          "delete from receipted where journal = ? and at = ? and last = ?",
          journal,
          at,
          row.to());
    else
      Sql.run(
          connection,
          "update receipted set first = ? where journal = ? and at = ? and last = ?",
          last + 1,
          journal,
          at,
          row.to());
  }

  private static void gone(Connection connection, long journal, Range range) throws SQLException {
    var all = of(connection, "gone", journal).plus(new Ranges(List.of(range)));
    Sql.run(connection, "delete from gone where journal = ?", journal);
    for (var each : all.list())
      Sql.run(
          connection,
          "insert into gone (journal, first, last) values (?, ?, ?)",
          journal,
          each.from(),
          each.to());
  }

  static Ranges of(Connection connection, String table, long journal) throws SQLException {
    return new Ranges(
        Sql.all(
            connection,
            "select first, last from " + table + " where journal = ?",
            row -> new Range(row.getLong(1), row.getLong(2)),
            journal));
  }
}
