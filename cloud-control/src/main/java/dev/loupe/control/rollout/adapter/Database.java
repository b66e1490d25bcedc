package dev.loupe.control.rollout.adapter;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// One connection a piece of work; a transaction holds whole or not at all.
final class Database {
  private final DataSource source;

  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  /// The database refused or is away; `state` is its SQLSTATE.
  static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final @Nullable String state;

    Failed(SQLException cause) {
      super(cause);
      state = cause.getSQLState();
    }

    @Nullable String state() {
      return state;
    }
  }

  Database(DataSource source) {
    this.source = source;
  }

  <T> T reading(Work<T> work) {
    try (var connection = source.getConnection()) {
      return work.with(connection);
    } catch (SQLException e) {
      throw new Failed(e);
    }
  }

  <T> T inTransaction(Work<T> work) {
    return reading(connection -> {
      connection.setAutoCommit(false);
      try {
        var result = work.with(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    });
  }
}
