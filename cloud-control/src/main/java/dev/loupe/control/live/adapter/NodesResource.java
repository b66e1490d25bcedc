package dev.loupe.control.live.adapter;

import dev.loupe.control.live.NodeSeen;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Every node that has ever reported.
@Path("/nodes")
@Produces(MediaType.APPLICATION_JSON)
class NodesResource {
  private final DataSource database;
  private final PostgresLines lines;

  NodesResource(DataSource database, PostgresLines lines) {
    this.database = database;
    this.lines = lines;
  }

  @GET
  @RunOnVirtualThread
  @Operation(summary = "Every node that has ever reported, with its last report")
  public List<NodeSeen> all() throws SQLException {
    try (var connection = database.getConnection()) {
      return lines.nodes(connection, null);
    }
  }
}
