package dev.loupe.control.drift.adapter;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Statements with their parameters in order.
record Sql(Connection connection) {
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  <T> List<T> all(String sql, Row<T> row, @Nullable Object... parameters) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      set(statement, parameters);
      try (var rows = statement.executeQuery()) {
        var all = new ArrayList<T>();
        while (rows.next()) all.add(row.of(rows));
        return all;
      }
    }
  }

  int run(String sql, @Nullable Object... parameters) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      set(statement, parameters);
      return statement.executeUpdate();
    }
  }

  /// A function of the database, for what it does.
  void call(String sql) throws SQLException {
    all(sql, _ -> true);
  }

  private void set(PreparedStatement statement, @Nullable Object... parameters)
      throws SQLException {
    for (var i = 0; i < parameters.length; i++) {
      switch (parameters[i]) {
        case Instant at -> statement.setObject(i + 1, at.atOffset(ZoneOffset.UTC));
        case Doubles(var values) ->
            statement.setArray(i + 1, connection.createArrayOf("float8", values.toArray()));
        case Longs(var values) ->
            statement.setArray(i + 1, connection.createArrayOf("bigint", values.toArray()));
        case Texts(var values) ->
            statement.setArray(i + 1, connection.createArrayOf("text", values.toArray()));
        case null, default -> statement.setObject(i + 1, parameters[i]);
      }
    }
  }

  record Doubles(List<Double> values) {}

  record Longs(List<Long> values) {}

  record Texts(List<String> values) {}

  static List<Double> doubles(ResultSet row, String column) throws SQLException {
    return List.of((Double[]) row.getArray(column).getArray());
  }

  static List<Long> longs(ResultSet row, String column) throws SQLException {
    return List.of((Long[]) row.getArray(column).getArray());
  }

  static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static @Nullable Instant timeIfAny(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  static @Nullable Double decimalIfAny(ResultSet row, String column) throws SQLException {
    return row.getObject(column, Double.class);
  }
}
