package dev.loupe.control.ledger.adapter;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/// The inserts of one booking: one batch a table, sent together at the end.
final class Tables implements AutoCloseable {
  private final Connection connection;
  private final Map<String, PreparedStatement> inserts = new LinkedHashMap<>();

  Tables(Connection connection) {
    this.connection = connection;
  }

  /// Sets a row's parameters.
  interface Row {
    void set(PreparedStatement insert) throws SQLException;
  }

  void add(String sql, Row row) throws SQLException {
    var insert = inserts.get(sql);
    if (insert == null) {
      insert = connection.prepareStatement(sql);
      inserts.put(sql, insert);
    }
    row.set(insert);
    insert.addBatch();
  }

  void execute() throws SQLException {
    for (var insert : inserts.values()) insert.executeBatch();
  }

  @Override
  public void close() throws SQLException {
    for (var insert : inserts.values()) insert.close();
  }
}
