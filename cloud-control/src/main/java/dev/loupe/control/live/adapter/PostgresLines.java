package dev.loupe.control.live.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.control.live.Explained;
import dev.loupe.control.live.NodeSeen;
import dev.loupe.control.live.Station;
import dev.loupe.control.live.Window;
import dev.loupe.schema.fleet.FaultCode;
import dev.loupe.schema.fleet.Report.PlcState;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Reads the nodes' last reports and counts the last hour.
@ApplicationScoped
class PostgresLines {
  private static final int MINUTES = 60;
  private static final String NODES =
      """
      select *, greatest(0, extract(epoch from clock_timestamp() - reported_at) * 1000)::bigint age
      from node where line = ? order by station, node
      """;
  private static final String NODES_AFTER =
      """
      select *, greatest(0, extract(epoch from clock_timestamp() - reported_at) * 1000)::bigint age
      from node where node > ? order by node limit ?
      """;
  private static final String WINDOW =
      """
      select count(*) parts,
        count(*) filter (where verdict = 'PASS') pass,
        count(*) filter (where verdict = 'REJECT') reject,
        count(*) filter (where verdict = 'REVIEW') review,
        count(*) filter (where verdict = 'ERROR') error
      from inspection
      where line = ? and origin = 'PRODUCTION' and received_at > now() - make_interval(mins => ?)
      """;
  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Counted> counted = new ConcurrentHashMap<>();

  private record Counted(Window window, long nanos) {}

  List<String> names(Connection connection) throws SQLException {
    var names = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("select distinct line from node order by line")) {
      while (rows.next()) names.add(rows.getString(1));
    }
    return names;
  }

  List<NodeSeen> nodes(Connection connection, String line) throws SQLException {
    try (var statement = connection.prepareStatement(NODES)) {
      statement.setString(1, line);
      return nodes(statement);
    }
  }

  /// At most `limit` nodes whose names come after `after`, by name.
  List<NodeSeen> nodesAfter(Connection connection, String after, int limit) throws SQLException {
    try (var statement = connection.prepareStatement(NODES_AFTER)) {
      statement.setString(1, after);
      statement.setInt(2, limit);
      return nodes(statement);
    }
  }

  private static List<NodeSeen> nodes(PreparedStatement statement) throws SQLException {
    var nodes = new ArrayList<NodeSeen>();
    try (var rows = statement.executeQuery()) {
      while (rows.next())
        nodes.add(
            new NodeSeen(
                rows.getString("line"),
                station(rows),
                rows.getLong("disk_used"),
                rows.getLong("disk_free")));
    }
    return nodes;
  }

  /// At most a second old: however many pages ask, a long hour is counted once a second.
  Window window(Connection connection, String line) throws SQLException {
    var kept = counted.get(line);
    if (kept != null && System.nanoTime() - kept.nanos() < FRESH.toNanos()) return kept.window();
    var window = count(connection, line);
    counted.put(line, new Counted(window, System.nanoTime()));
    return window;
  }

  private static Window count(Connection connection, String line) throws SQLException {
    try (var statement = connection.prepareStatement(WINDOW)) {
      statement.setString(1, line);
      statement.setInt(2, MINUTES);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return new Window(
            MINUTES,
            rows.getLong("parts"),
            rows.getLong("pass"),
            rows.getLong("reject"),
            rows.getLong("review"),
            rows.getLong("error"));
      }
    }
  }

  private static Station station(ResultSet row) throws SQLException {
    var age = row.getLong("age");
    var fault = fault(row);
    return new Station(
        row.getString("station"),
        row.getString("node"),
        age <= Station.OFFLINE_AFTER.toMillis(),
        age,
        row.getBoolean("ready"),
        fault == FaultCode.NONE ? null : Explained.of(fault),
        PlcState.valueOf(row.getString("plc_state").toUpperCase(Locale.ROOT)),
        row.getString("plc_firmware"),
        row.getLong("queued"),
        model(row),
        row.getString("version"));
  }

  /// What the control plane knows of a node stands above what the node says.
  private static FaultCode fault(ResultSet row) throws SQLException {
    return row.getObject("duplicate_since") == null
        ? FaultCode.valueOf(row.getString("fault"))
        : FaultCode.DUPLICATE_NODE;
  }

  /// The label of what serves at the station; null where nothing does.
  private static @Nullable String model(ResultSet row) throws SQLException {
    for (var slot : json(row.getString("slots")))
      if ("serving".equals(slot.path("state").asText()) && slot.path("model").isTextual())
        return slot.path("model").asText();
    return null;
  }

  private static JsonNode json(String text) throws SQLException {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new SQLException("column slots holds no JSON", e); // jsonb: cannot be
    }
  }
}
