package dev.loupe.edge.journal.adapter;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The journals of this disk, one a process start, each with its row's number; the last is live.
record Chain(UUID live, Optional<UUID> predecessor, Map<UUID, Long> rows) {

  static Chain begin(Connection connection) throws SQLException {
    var rows = new HashMap<UUID, Long>();
    Optional<UUID> last = Optional.empty();
    record Row(long no, UUID id) {}
    for (var row :
        Sql.all(
            connection,
            "select no, id from journal order by no",
            it -> new Row(it.getLong(1), UUID.fromString(it.getString(2))))) {
      rows.put(row.id, row.no);
      last = Optional.of(row.id);
    }
    var live = UUID.randomUUID();
    Sql.run(
        connection,
        "insert into journal (id, predecessor, started) values (?, ?, ?)",
        live.toString(),
        last.map(UUID::toString).orElse(null),
        System.currentTimeMillis());
    rows.put(live, Sql.number(connection, "select max(no) from journal"));
    return new Chain(live, last, Map.copyOf(rows));
  }

  Optional<Long> row(UUID journal) {
    return Optional.ofNullable(rows.get(journal));
  }

  long liveRow() {
    return row(live).orElseThrow();
  }

  UUID id(long row) {
    return rows.entrySet().stream()
        .filter(each -> each.getValue() == row)
        .findFirst()
        .orElseThrow()
        .getKey();
  }
}
