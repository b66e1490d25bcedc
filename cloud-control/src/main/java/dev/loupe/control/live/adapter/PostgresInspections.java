package dev.loupe.control.live.adapter;

import dev.loupe.control.live.Cursor;
import dev.loupe.control.live.LineSnapshot;
import dev.loupe.control.live.Page;
import dev.loupe.control.live.SeenPart;
import dev.loupe.schema.inspection.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Reads inspections in the order of their arrival.
@ApplicationScoped
class PostgresInspections {
  private static final String RECENT =
      SeenPartRow.select(
          "line = ? order by received_at desc, at desc, id desc limit " + LineSnapshot.RECENT);
  private static final String PAGE =
      SeenPartRow.select(
          """
          line = ? and (? is null or station = ?) and (? is null or verdict = ?)
            and (received_at, at, id) < (?, ?, ?)
            order by received_at desc, at desc, id desc limit ?\
          """);
  private static final String ONE = SeenPartRow.select("node = ? and journal = ? and seq = ?");
  private static final Cursor END =
      new Cursor(Instant.parse("9999-01-01T00:00:00Z"), Instant.EPOCH, 0);

  private final DataSource database;

  PostgresInspections(DataSource database) {
    this.database = database;
  }

  /// Which inspections a page may hold; null means any.
  record Filter(String line, @Nullable String station, @Nullable Verdict verdict) {}

  List<SeenPart> recent(Connection connection, String line) throws SQLException {
    try (var statement = connection.prepareStatement(RECENT)) {
      statement.setString(1, line);
      return read(statement, LineSnapshot.RECENT).items();
    }
  }

  Page page(Filter filter, @Nullable Cursor before, int limit) throws SQLException {
    var from = before == null ? END : before;
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(PAGE)) {
      var verdict = filter.verdict() == null ? null : filter.verdict().name();
      statement.setString(1, filter.line());
      statement.setString(2, filter.station());
      statement.setString(3, filter.station());
      statement.setString(4, verdict);
      statement.setString(5, verdict);
      statement.setObject(6, utc(from.receivedAt()));
      statement.setObject(7, utc(from.at()));
      statement.setLong(8, from.id());
      statement.setInt(9, limit + 1); // one more tells whether there is a next page
      return read(statement, limit);
    }
  }

  Optional<SeenPart> find(String node, UUID journal, long seq) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(ONE)) {
      statement.setString(1, node);
      statement.setObject(2, journal);
      statement.setLong(3, seq);
      return read(statement, 1).items().stream().findFirst();
    }
  }

  private static Page read(PreparedStatement statement, int limit) throws SQLException {
    var parts = new ArrayList<SeenPart>();
    Cursor last = null;
    try (var rows = statement.executeQuery()) {
      while (rows.next()) {
        if (parts.size() == limit) return new Page(parts, String.valueOf(last));
        parts.add(SeenPartRow.read(rows));
        last = SeenPartRow.cursor(rows);
      }
    }
    return new Page(parts, null);
  }

  private static OffsetDateTime utc(Instant it) {
    return it.atOffset(ZoneOffset.UTC);
  }
}
