package dev.loupe.control.rollout.adapter;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One statement with its values in place.
final class Rows {
  private final Connection connection;
  private final String sql;
  private final @Nullable Object[] values;

  interface Read<T> {
    T from(Row row) throws SQLException;
  }

  private Rows(Connection connection, String sql, @Nullable Object[] values) {
    this.connection = connection;
    this.sql = sql;
    this.values = values;
  }

  static Rows of(Connection connection, String sql, @Nullable Object... values) {
    return new Rows(connection, sql, values);
  }

  private PreparedStatement prepared() throws SQLException {
    var statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      var value = values[i];
      switch (value) {
        case Instant it -> statement.setObject(i + 1, it.atOffset(ZoneOffset.UTC));
        case String[] it -> statement.setArray(i + 1, connection.createArrayOf("text", it));
        case null, default -> statement.setObject(i + 1, value);
      }
    }
    return statement;
  }

  /// How many rows it changed.
  int run() throws SQLException {
    try (var statement = prepared()) {
      return statement.execute() ? 0 : statement.getUpdateCount();
    }
  }

  <T> List<T> all(Read<T> read) throws SQLException {
    try (var statement = prepared();
        var result = statement.executeQuery()) {
      var all = new ArrayList<T>();
      var row = new Row(result);
      while (result.next()) all.add(read.from(row));
      return all;
    }
  }

  <T> Optional<T> first(Read<T> read) throws SQLException {
    return all(read).stream().findFirst();
  }
}
