package dev.loupe.it.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.schema.defect.Box;
import dev.loupe.schema.inspection.Verdict;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Reads the ledger by SQL alone: none of the control plane's code is asked.
public final class LedgerReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  private LedgerReader() {}

  public static Rows read(Connection connection) throws SQLException {
    return new Rows(
        query(
            connection,
            "select node, journal, seq, trigger, station, part, verdict, defects from inspection",
            LedgerReader::inspected),
        query(
            connection,
            "select node, journal, seq, trigger, inspected_journal, inspected_seq, word, verdict,"
                + " state from delivery",
            LedgerReader::delivered));
  }

  private static Rows.Inspected inspected(ResultSet row) throws SQLException {
    return new Rows.Inspected(
        id(row),
        row.getLong("trigger"),
        row.getString("station"),
        row.getString("part"),
        Verdict.valueOf(row.getString("verdict")),
        defects(row.getString("defects")));
  }

  private static Rows.Delivered delivered(ResultSet row) throws SQLException {
    return new Rows.Delivered(
        id(row),
        row.getLong("trigger"),
        inspectedId(row),
        row.getLong("word"),
        Verdict.valueOf(row.getString("verdict")),
        row.getString("state"));
  }

  private static Rows.Id id(ResultSet row) throws SQLException {
    return new Rows.Id(
        row.getString("node"), row.getObject("journal", UUID.class), row.getLong("seq"));
  }

  private static Rows.@Nullable Id inspectedId(ResultSet row) throws SQLException {
    var journal = row.getObject("inspected_journal", UUID.class);
    return journal == null
        ? null
        : new Rows.Id(row.getString("node"), journal, row.getLong("inspected_seq"));
  }

  private static List<Rows.Found> defects(@Nullable String json) {
    if (json == null) return List.of();
    try {
      return StreamSupport.stream(JSON.readTree(json).spliterator(), false)
          .map(d -> new Rows.Found(d.path("kind").asText(), box(d.path("box"))))
          .toList();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("defects of a row: " + json, e);
    }
  }

  static Box box(JsonNode corners) {
    return new Box(
        corners.path(0).asDouble(),
        corners.path(1).asDouble(),
        corners.path(2).asDouble(),
        corners.path(3).asDouble());
  }

  private interface RowMapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  private static <T> List<T> query(Connection connection, String sql, RowMapper<T> mapper)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql);
        var rows = statement.executeQuery()) {
      var all = new ArrayList<T>();
      while (rows.next()) all.add(mapper.map(rows));
      return all;
    }
  }
}
