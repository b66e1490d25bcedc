package dev.loupe.control.live.adapter;

import dev.loupe.control.live.Cursor;
import dev.loupe.control.live.Page;
import dev.loupe.control.live.SeenPart;
import dev.loupe.control.problem.Limit;
import dev.loupe.schema.inspection.Verdict;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// Inspections of a line, page by page from the newest, and each by its identity.
@Path("/inspections")
@Produces(MediaType.APPLICATION_JSON)
class InspectionsResource {
  private static final int MOST = 500;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  private final PostgresInspections inspections;

  InspectionsResource(PostgresInspections inspections) {
    this.inspections = inspections;
  }

  @GET
  @RunOnVirtualThread
  @Operation(summary = "Inspections of a line in the order of their arrival, the newest first")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Page.class)))
  @APIResponse(responseCode = "400", description = "A parameter is missing or cannot be read")
  public Page page(
      @Parameter(required = true) @QueryParam("line") @Nullable String line,
      @QueryParam("station") @Nullable String station,
      @Parameter(schema = @Schema(implementation = Verdict.class)) @QueryParam("verdict")
          @Nullable String verdict,
      @Parameter(description = "`before` of the former page") @QueryParam("before")
          @Nullable String before,
      @Parameter(schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "500"))
          @QueryParam("limit")
          @DefaultValue("50")
          String limit)
      throws SQLException {
    if (line == null || line.isEmpty())
      throw new BadRequestException("Name the line: ?line=…; GET /api/lines lists them.");
    var filter = new PostgresInspections.Filter(line, station, verdict(verdict));
    return inspections.page(filter, cursor(before), Limit.of(limit, MOST));
  }

  @GET
  @Path("{node}/{journal}/{seq}")
  @RunOnVirtualThread
  @Operation(summary = "One inspection by its identity")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SeenPart.class)))
  @APIResponse(responseCode = "404", description = "There is no such inspection")
  public SeenPart one(
      @PathParam("node") String node,
      @Parameter(schema = @Schema(implementation = UUID.class)) @PathParam("journal")
          String journal,
      @Parameter(schema = @Schema(implementation = Long.class)) @PathParam("seq") String seq)
      throws SQLException {
    if (!NUMBER.matcher(seq).matches())
      throw new BadRequestException("seq \"" + seq + "\" is not a number from 1.");
    return inspections
        .find(node, uuid(journal), Long.parseLong(seq))
        .orElseThrow(() ->
            new NotFoundException(
                "There is no inspection " + node + "/" + journal + "/" + seq + "."));
  }

  private static @Nullable Verdict verdict(@Nullable String text) {
    if (text == null) return null;
    for (var it : Verdict.values()) if (it.name().equals(text)) return it;
    throw new BadRequestException(
        "verdict \"" + text + "\" is none of " + List.of(Verdict.values()) + ".");
  }

  private static @Nullable Cursor cursor(@Nullable String text) {
    if (text == null) return null;
    return Cursor.parse(text)
        .orElseThrow(() ->
            new BadRequestException(
                "before \"" + text + "\" is not a value that a former page gave."));
  }

  private static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new BadRequestException("journal \"" + text + "\" is not a UUID.", e);
    }
  }
}
