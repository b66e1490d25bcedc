package dev.loupe.control.live.adapter;

import dev.loupe.control.live.NodeSeen;
import dev.loupe.control.problem.Limit;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;

/// Every node that has ever reported.
@Path("/nodes")
@Produces(MediaType.APPLICATION_JSON)
class NodesResource {
  private static final int MOST = 500;

  private final DataSource database;
  private final PostgresLines lines;

  NodesResource(DataSource database, PostgresLines lines) {
    this.database = database;
    this.lines = lines;
  }

  @GET
  @RunOnVirtualThread
  @Operation(summary = "Every node that has ever reported, with its last report, by name")
  @APIResponse(
      responseCode = "200",
      description = "The nodes; where more follow, Link names the next page",
      headers = @Header(name = "Link", schema = @Schema(implementation = String.class)))
  @APIResponse(responseCode = "400", description = "A parameter cannot be read")
  public RestResponse<List<NodeSeen>> page(
      @Parameter(description = "the last name of the former page")
          @QueryParam("after")
          @DefaultValue("")
          String after,
      @Parameter(schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "500"))
          @QueryParam("limit")
          @DefaultValue("500")
          String limit,
      @jakarta.ws.rs.core.Context UriInfo asked)
      throws SQLException {
    var most = Limit.of(limit, MOST);
    try (var connection = database.getConnection()) {
      var nodes = lines.nodesAfter(connection, after, most + 1);
      if (nodes.size() <= most) return RestResponse.ok(nodes);
      var page = nodes.subList(0, most);
      var next =
          asked
              .getRequestUriBuilder()
              .replaceQueryParam("after", page.getLast().station().node())
              .build();
      return RestResponse.ResponseBuilder.ok(page)
          .header("Link", "<" + next + ">; rel=\"next\"")
          .build();
    }
  }
}
