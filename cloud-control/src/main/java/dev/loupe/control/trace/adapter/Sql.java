package dev.loupe.control.trace.adapter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// One question, one connection.
record Sql(DataSource database) {
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  <T> List<T> all(String sql, Row<T> row, Object... parameters) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(sql)) {
      for (var i = 0; i < parameters.length; i++) statement.setObject(i + 1, parameters[i]);
      try (var rows = statement.executeQuery()) {
        var all = new ArrayList<T>();
        while (rows.next()) all.add(row.of(rows));
        return all;
      }
    }
  }

  static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static @Nullable Instant timeIfAny(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  static UUID uuid(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, UUID.class));
  }
}
