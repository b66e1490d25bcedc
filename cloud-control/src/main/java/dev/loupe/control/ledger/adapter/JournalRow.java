package dev.loupe.control.ledger.adapter;

import dev.loupe.schema.wire.Range;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/// The row of one (node, journal): the lock of its writers and the truth about what is here.
record JournalRow(Connection connection, String node, UUID journal) {

  /// Locks the row, made where absent; the numbers of `asked` that are not here yet.
  List<Range> lockAndLack(List<Range> asked) throws SQLException {
    try (var lock =
        connection.prepareStatement(
            """
            insert into journal as j (node, journal) values (?, ?)
            on conflict (node, journal) do update set last_at = now()
            returning (?::int8multirange - j.got)::text\
            """)) {
      name(lock);
      lock.setString(3, Multiranges.text(asked));
      try (var row = lock.executeQuery()) {
        row.next();
        return Multiranges.parse(row.getString(1));
      }
    }
  }

  void grow(List<Range> fresh) throws SQLException {
    try (var update =
        connection.prepareStatement(
            """
            update journal set got = got + ?::int8multirange
            where node = ? and journal = ?\
            """)) {
      update.setString(1, Multiranges.text(fresh));
      update.setString(2, node);
      update.setObject(3, journal);
      update.executeUpdate();
    }
  }

  void lose(Range range) throws SQLException {
    try (var upsert =
        connection.prepareStatement(
            """
            insert into journal as j (node, journal, lost) values (?, ?, ?::int8multirange)
            on conflict (node, journal) do update set lost = j.lost + excluded.lost\
            """)) {
      name(upsert);
      upsert.setString(3, Multiranges.text(List.of(range)));
      upsert.executeUpdate();
    }
  }

  /// The numbers of `receipted` that are neither here nor booked as lost.
  List<Range> lackOf(List<Range> receipted) throws SQLException {
    try (var select =
        connection.prepareStatement(
            """
            select (?::int8multirange - coalesce(sum.got, '{}') - coalesce(sum.lost, '{}'))::text
            from (select 1) as one
            left join journal as sum on sum.node = ? and sum.journal = ?\
            """)) {
      select.setString(1, Multiranges.text(receipted));
      select.setString(2, node);
      select.setObject(3, journal);
      try (var row = select.executeQuery()) {
        row.next();
        return Multiranges.parse(row.getString(1));
      }
    }
  }

  private void name(PreparedStatement statement) throws SQLException {
    statement.setString(1, node);
    statement.setObject(2, journal);
  }
}
