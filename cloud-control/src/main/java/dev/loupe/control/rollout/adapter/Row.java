package dev.loupe.control.rollout.adapter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// The row that a statement is at.
final class Row {
  private final ResultSet result;

  Row(ResultSet result) {
    this.result = result;
  }

  String getString(int column) throws SQLException {
    return result.getString(column);
  }

  String getString(String column) throws SQLException {
    return result.getString(column);
  }

  @Nullable String textOrNull(String column) throws SQLException {
    return result.getString(column);
  }

  long getLong(String column) throws SQLException {
    return result.getLong(column);
  }

  double getDouble(String column) throws SQLException {
    return result.getDouble(column);
  }

  boolean getBoolean(String column) throws SQLException {
    return result.getBoolean(column);
  }

  byte[] bytes(String column) throws SQLException {
    return result.getBytes(column);
  }

  Instant instant(String column) throws SQLException {
    return result.getObject(column, OffsetDateTime.class).toInstant();
  }
}
