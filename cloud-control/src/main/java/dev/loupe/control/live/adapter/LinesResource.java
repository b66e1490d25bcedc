package dev.loupe.control.live.adapter;

import dev.loupe.control.live.LineSnapshot;
import dev.loupe.control.live.NodeSeen;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestStreamElementType;

/// The lines that nodes have reported from, and each as it is now.
@Path("/lines")
@Produces(MediaType.APPLICATION_JSON)
class LinesResource {
  private final DataSource database;
  private final PostgresLines lines;
  private final PostgresInspections inspections;
  private final ChangeFeed changes;

  LinesResource(
      DataSource database,
      PostgresLines lines,
      PostgresInspections inspections,
      ChangeFeed changes) {
    this.database = database;
    this.lines = lines;
    this.inspections = inspections;
    this.changes = changes;
  }

  /// What `changed` and `alive` events carry.
  record Changed(String line, long version) {}

  @GET
  @RunOnVirtualThread
  @Operation(summary = "The names of the lines that any node has reported from")
  public List<String> names() throws SQLException {
    try (var connection = database.getConnection()) {
      return lines.names(connection);
    }
  }

  @GET
  @Path("{line}/live")
  @RunOnVirtualThread
  @Operation(summary = "Everything the live page shows of one line")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = LineSnapshot.class)))
  @APIResponse(responseCode = "404", description = "No node of this line has ever reported")
  public LineSnapshot live(@PathParam("line") String line) throws SQLException {
    var version = changes.version(line); // first: a change meanwhile makes a new version
    try (var connection = database.getConnection()) {
      var stations = lines.nodes(connection, line).stream().map(NodeSeen::station).toList();
      if (stations.isEmpty())
        throw new NotFoundException("No node of a line \"" + line + "\" has reported yet.");
      return new LineSnapshot(
          line,
          version,
          Instant.now(),
          lines.window(connection, line),
          stations,
          inspections.recent(connection, line));
    }
  }

  @GET
  @Path("{line}/changes")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "A `changed` event at most four times a second, `alive` every five seconds else")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(implementation = Changed.class)))
  public Multi<OutboundSseEvent> changes(@PathParam("line") String line, @Context Sse sse) {
    return changes
        .of(line)
        .map(it ->
            sse.newEventBuilder()
                .name(it.changed() ? "changed" : "alive")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(Changed.class, new Changed(line, it.version()))
                .build());
  }
}
