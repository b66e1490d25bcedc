package dev.loupe.control.fleet.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.control.fleet.Fleet;
import dev.loupe.control.fleet.NodeNow;
import dev.loupe.schema.fleet.FaultCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/// The table `node`, as rollouts read it.
@ApplicationScoped
class PostgresFleet implements Fleet {
  private static final String ROWS =
      "select node, station, reported_at, generation, fault, slots from node where %s = any (?) order by node";

  private final DataSource database;
  private final ObjectMapper json;

  PostgresFleet(DataSource database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  @Override
  public Map<String, NodeNow> now(Collection<String> nodes) {
    return rows("node", nodes).stream().collect(Collectors.toMap(NodeNow::node, it -> it));
  }

  @Override
  public List<NodeNow> at(Collection<String> stations) {
    return rows("station", stations);
  }

  private List<NodeNow> rows(String column, Collection<String> values) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(ROWS.formatted(column))) {
      statement.setArray(1, connection.createArrayOf("text", values.toArray()));
      try (var result = statement.executeQuery()) {
        var nodes = new ArrayList<NodeNow>();
        while (result.next()) nodes.add(node(result));
        return nodes;
      }
    } catch (SQLException | JsonProcessingException e) {
      throw new IllegalStateException("the table node cannot be read", e);
    }
  }

  private NodeNow node(ResultSet row) throws SQLException, JsonProcessingException {
    return new NodeNow(
        row.getString("node"),
        row.getString("station"),
        row.getObject("reported_at", OffsetDateTime.class).toInstant(),
        row.getLong("generation"),
        fault(row.getString("fault")),
        SlotText.read(json.readTree(row.getString("slots"))));
  }

  private static FaultCode fault(String name) {
    return Arrays.stream(FaultCode.values())
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElse(FaultCode.NONE);
  }
}
