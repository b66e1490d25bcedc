package dev.loupe.edge.journal.adapter;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The few shapes of SQL that the journal uses.
final class Sql {
  private Sql() {}

  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  static int run(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (var statement = prepare(connection, sql, values)) {
      return statement.executeUpdate();
    }
  }

  static <T> List<T> all(Connection connection, String sql, Row<T> row, @Nullable Object... values)
      throws SQLException {
    try (var statement = prepare(connection, sql, values);
        var rows = statement.executeQuery()) {
      var all = new ArrayList<T>();
      while (rows.next()) all.add(row.of(rows));
      return all;
    }
  }

  /// 0 where there is none.
  static long number(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    var all = all(connection, sql, row -> row.getLong(1), values);
    return all.isEmpty() ? 0 : all.getFirst();
  }

  private static PreparedStatement prepare(
      Connection connection, String sql, @Nullable Object... values) throws SQLException {
    var statement = connection.prepareStatement(sql);
    for (var i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
    return statement;
  }
}
