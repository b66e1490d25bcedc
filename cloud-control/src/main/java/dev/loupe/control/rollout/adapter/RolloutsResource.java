package dev.loupe.control.rollout.adapter;

import dev.loupe.control.plan.Plans;
import dev.loupe.control.problem.Problem;
import dev.loupe.control.rollout.Rollout;
import dev.loupe.control.rollout.RolloutStore;
import dev.loupe.control.rollout.RolloutStore.Kept;
import dev.loupe.control.rollout.RolloutView;
import dev.loupe.control.rollout.RolloutView.GateView;
import dev.loupe.control.rollout.Starts;
import dev.loupe.control.rollout.Views;
import dev.loupe.schema.model.ModelRef;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// Rollouts: begun, watched, and the few things that people decide.
@Path("/rollouts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class RolloutsResource {
  private static final int LONGEST_PAGE = 200;
  private static final int UNPROCESSABLE = 422;

  private final Desk desk;
  private final RolloutStore store;

  RolloutsResource(Desk desk, RolloutStore store) {
    this.desk = desk;
    this.store = store;
  }

  /// As `Starts.Request`; `plan` is a plan's name (`default` where absent) or its YAML.
  record NewRollout(
      @Nullable String plan,
      @Nullable String candidate,
      @Nullable String champion,
      @Nullable List<@Nullable String> stations,
      @Nullable String recipe,
      @Nullable String startedBy,
      @Nullable Boolean automatic,
      @Nullable Double partsPerDay) {}

  /// Who does it, and why: both are kept.
  record Decision(@Nullable String by, @Nullable String why) {}

  record RolloutLine(
      String id,
      String state,
      boolean ended,
      String plan,
      ModelRef champion,
      ModelRef candidate,
      List<String> stations,
      @Nullable String recipe,
      String startedBy,
      Instant startedAt) {}

  record JudgementView(
      long id,
      Instant at,
      String state,
      String decision,
      String why,
      double splitLogE,
      List<GateView> gates) {}

  @GET
  @RunOnVirtualThread
  @Operation(summary = "Rollouts, the newest first; `before` is the last one's startedAt")
  public List<RolloutLine> list(
      @QueryParam("before") @Nullable String before,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    return store.page(instant(before), bounded(limit)).stream()
        .map(RolloutsResource::line)
        .toList();
  }

  private static RolloutLine line(Rollout it) {
    var terms = it.terms();
    return new RolloutLine(
        it.id(),
        it.state().word(),
        it.isFinal(),
        terms.planName(),
        terms.champion(),
        terms.candidate(),
        terms.places().stream().map(place -> place.station()).distinct().toList(),
        terms.recipe(),
        terms.startedBy(),
        terms.startedAt());
  }

  @GET
  @Path("plans")
  @Operation(summary = "The names of the plans that come with the control plane")
  public List<String> plans() {
    return Plans.NAMES;
  }

  @GET
  @Path("plans/{name}")
  @Produces("application/yaml")
  @Operation(summary = "A plan as YAML, to be changed and given back")
  public String plan(@PathParam("name") String name) {
    return Plans.named(name)
        .orElseThrow(() -> new NotFoundException("There is no plan '" + name + "'."));
  }

  @POST
  @RunOnVirtualThread
  @Operation(summary = "Begin a rollout")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = RolloutView.class)))
  @APIResponse(responseCode = "422", description = "It cannot begin; `detail` says why")
  public Response start(@Nullable NewRollout it) {
    if (it == null) throw new BadRequestException("Send a rollout as JSON.");
    var request =
        new Starts.Request(
            it.plan() == null ? "default" : it.plan(),
            required(it.candidate(), "candidate"),
            it.champion(),
            stations(it.stations()),
            it.recipe(),
            required(it.startedBy(), "startedBy"),
            Boolean.TRUE.equals(it.automatic()),
            it.partsPerDay());
    return switch (desk.start(request)) {
      case Starts.Started.Begun(var rollout) ->
          Response.status(201).entity(desk.view(rollout)).build();
      case Starts.Started.NotBegun(var why) ->
          problem(UNPROCESSABLE, "Not begun", why, "/rollouts");
    };
  }

  @GET
  @Path("{id}")
  @RunOnVirtualThread
  @Operation(summary = "A rollout: stages, nodes, each gate's counts and e-value, and why it waits")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = RolloutView.class)))
  @APIResponse(responseCode = "404", description = "There is no such rollout")
  public RolloutView one(@PathParam("id") String id) {
    return desk.view(id)
        .orElseThrow(() -> new NotFoundException("There is no rollout '" + id + "'."));
  }

  @GET
  @Path("{id}/judgements")
  @RunOnVirtualThread
  @Operation(summary = "What was judged, the newest first, with an id below `before`")
  public List<JudgementView> judgements(
      @PathParam("id") String id,
      @QueryParam("before") @Nullable Long before,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    return store.judgements(id, before == null ? Long.MAX_VALUE : before, bounded(limit)).stream()
        .map(RolloutsResource::view)
        .toList();
  }

  private static JudgementView view(Kept it) {
    var judged = it.weighing().judged();
    return new JudgementView(
        it.id(),
        it.at(),
        it.state(),
        judged.judgement().word(),
        judged.judgement().why(),
        judged.weighed().splitLogE(),
        judged.weighed().findings().stream().map(Views::gate).toList());
  }

  @POST
  @Path("{id}/{verb:pause|resume|promote|abort}")
  @RunOnVirtualThread
  @Operation(summary = "Hold what it has, go on, promote, or restore the champion everywhere")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = RolloutView.class)))
  @APIResponse(responseCode = "409", description = "Not in this state; `detail` says why")
  public Response decide(
      @PathParam("id") String id, @PathParam("verb") String verb, @Nullable Decision decision) {
    if (decision == null) throw new BadRequestException("Send {by, why} as JSON.");
    var by = required(decision.by(), "by");
    var why = required(decision.why(), "why");
    if (store.find(id).isEmpty()) throw new NotFoundException("There is no rollout '" + id + "'.");
    var done =
        switch (verb) {
          case "pause" -> desk.pause(id, by, why);
          case "resume" -> desk.resume(id, by, why);
          case "promote" -> desk.promote(id, by, why);
          case "abort" -> desk.abort(id, by, why);
          default -> throw new NotFoundException(verb);
        };
    return switch (done) {
      case Desk.Done.Well(var rollout) -> Response.ok(desk.view(rollout)).build();
      case Desk.Done.Not(var reason) -> throw new ClientErrorException(reason, 409);
    };
  }

  private static Response problem(int status, String title, String detail, String path) {
    return Response.status(status)
        .type(Problem.MEDIA_TYPE)
        .entity(new Problem("about:blank", title, status, detail, path, null))
        .build();
  }

  private static List<String> stations(@Nullable List<@Nullable String> given) {
    if (given == null) return List.of();
    return given.stream().map(it -> required(it, "stations")).toList();
  }

  private static String required(@Nullable String value, String name) {
    if (value == null || value.isBlank()) throw new BadRequestException("Name '" + name + "'.");
    return value;
  }

  private static int bounded(int limit) {
    if (limit < 1 || limit > LONGEST_PAGE)
      throw new BadRequestException("limit is " + limit + ": write 1 to " + LONGEST_PAGE + ".");
    return limit;
  }

  private static @Nullable Instant instant(@Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      throw new BadRequestException(
          "before is '" + text + "': write a time such as 2026-01-31T12:00:00Z.", e);
    }
  }
}
