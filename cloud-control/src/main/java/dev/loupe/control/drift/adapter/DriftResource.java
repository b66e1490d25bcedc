package dev.loupe.control.drift.adapter;

import dev.loupe.control.drift.Round;
import dev.loupe.schema.drift.Signal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// Whether what a line's models see has moved away from its reference.
@Path("/drift")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DriftResource {
  private final PatrolWalk walk;

  DriftResource(PatrolWalk walk) {
    this.walk = walk;
  }

  @GET
  @Operation(summary = "Each signal as the newest patrol found it, and the alerts that stand")
  public DriftPage drift(@QueryParam("line") @Nullable String line) throws SQLException {
    return walk.inTransaction(sql -> new DriftPages(sql).page(line));
  }

  @GET
  @Path("/alerts")
  @Operation(summary = "The newest 200 alerts, those that are over too")
  public List<AlertView> alerts(@QueryParam("line") @Nullable String line) throws SQLException {
    return walk.inTransaction(sql -> new PostgresAlerts(sql).all(line, false));
  }

  @GET
  @Path("/{station}/{signal}")
  @Operation(summary = "One signal in full, for each recipe and model at the station")
  @APIResponse(responseCode = "200", description = "Bins now and then, their band, past and boards")
  @APIResponse(responseCode = "404", description = "No patrol has looked at this station")
  public List<SignalView> signal(
      @PathParam("station") String station, @PathParam("signal") String signal)
      throws SQLException {
    var views = walk.inTransaction(sql -> new DriftPages(sql).signal(station, named(signal)));
    if (views.isEmpty())
      throw new NotFoundException("No patrol has looked at a station '" + station + "'.");
    return views;
  }

  @POST
  @Path("/run")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Walks a patrol now and answers with what it found")
  @APIResponse(responseCode = "200", description = "What this patrol found")
  @APIResponse(
      responseCode = "429",
      description = "Today's share of the false-alarm budget is used")
  public DriftPage run(@Nullable RunRequest request) throws SQLException {
    if (request == null) throw new BadRequestException("Send {by} as JSON.");
    person(request.by());
    var now = Instant.now();
    if (walk.demandsToday(now) >= Round.DEMANDS)
      throw new ClientErrorException(
          "Today's "
              + Round.DEMANDS
              + " patrols on demand are walked: each costs a part of the false-alarm budget."
              + " The next one by schedule begins on the hour.",
          429);
    var errand = new PatrolWalk.Errand(Round.DEMAND, now, request.line(), request.by());
    var patrol =
        walk.walk(errand)
            .orElseThrow(() ->
                new ClientErrorException("Another patrol began at this moment: ask again.", 409));
    return walk.inTransaction(sql -> new DriftPages(sql).ofPatrol(patrol, request.line()));
  }

  @GET
  @Path("/references")
  @Operation(summary = "The references, the newest first")
  public List<Approved> references(@QueryParam("line") @Nullable String line) throws SQLException {
    return walk.inTransaction(sql -> new PostgresReferences(sql).all(line));
  }

  @POST
  @Path("/references")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Approves a production window as reference: the next version of each series")
  @APIResponse(responseCode = "200", description = "The references that were made")
  @APIResponse(responseCode = "422", description = "Nothing was counted in that window")
  public List<Approved> approve(@Nullable ReferenceRequest request) throws SQLException {
    if (request == null) throw new BadRequestException("Send {from, to, by} as JSON.");
    person(request.by());
    if (request.from() == null || request.to() == null || !request.from().isBefore(request.to()))
      throw new BadRequestException("Name the window: from before to, ISO 8601 in UTC.");
    var made = walk.inTransaction(sql -> new References(sql, walk.plant()).approve(request));
    if (made.isEmpty())
      throw new ClientErrorException(
          "No summary that adds up lies between " + request.from() + " and " + request.to() + ".",
          422);
    return made;
  }

  private static void person(@Nullable String by) {
    if (by == null || by.isBlank()) throw new BadRequestException("Say who asks: by.");
  }

  private static Signal named(String text) {
    for (var it : Signal.values()) if (it.name().equals(text.toUpperCase(Locale.ROOT))) return it;
    throw new BadRequestException(
        "signal \"" + text + "\" is none of " + List.of(Signal.values()) + ".");
  }
}
