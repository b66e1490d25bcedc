package dev.loupe.control.ledger.adapter;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A statement's parameters, set one after the other.
final class Columns {
  private final PreparedStatement statement;
  private int next = 1;

  Columns(PreparedStatement statement) {
    this.statement = statement;
  }

  Columns text(@Nullable String value) throws SQLException {
    statement.setString(next++, value);
    return this;
  }

  Columns uuid(@Nullable UUID value) throws SQLException {
    statement.setObject(next++, value, Types.OTHER);
    return this;
  }

  Columns number(long value) throws SQLException {
    statement.setLong(next++, value);
    return this;
  }

  Columns number(@Nullable Long value) throws SQLException {
    statement.setObject(next++, value, Types.BIGINT);
    return this;
  }

  Columns decimal(double value) throws SQLException {
    statement.setDouble(next++, value);
    return this;
  }

  Columns decimal(@Nullable Double value) throws SQLException {
    statement.setObject(next++, value, Types.DOUBLE);
    return this;
  }

  Columns bool(boolean value) throws SQLException {
    statement.setBoolean(next++, value);
    return this;
  }

  Columns time(Instant value) throws SQLException {
    statement.setObject(next++, OffsetDateTime.ofInstant(value, ZoneOffset.UTC));
    return this;
  }

  Columns day(LocalDate value) throws SQLException {
    statement.setObject(next++, value);
    return this;
  }

  Columns bytes(byte[] value) throws SQLException {
    statement.setBytes(next++, value);
    return this;
  }
}
