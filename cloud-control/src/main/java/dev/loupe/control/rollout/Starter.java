package dev.loupe.control.rollout;

import dev.loupe.control.fleet.Fleet;
import dev.loupe.control.fleet.NodeNow;
import dev.loupe.control.gate.Evidence;
import dev.loupe.control.plan.Forecast;
import dev.loupe.control.plan.Plan;
import dev.loupe.control.plan.PlanFile;
import dev.loupe.control.plan.Plans;
import dev.loupe.control.rollout.Starts.Request;
import dev.loupe.control.rollout.Starts.Started;
import dev.loupe.schema.fleet.Report;
import dev.loupe.schema.model.ModelRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// Checks a request against plan, registry, fleet and pace, and makes a draft of it.
public final class Starter {
  /// A part is slow beyond this many times the champion's p99.
  static final double SLOWER = 1.15;

  private static final Duration REPLACED = Duration.ofDays(1);

  private final Evidence evidence;
  private final Fleet fleet;
  private final Candidates candidates;

  public Starter(Evidence evidence, Fleet fleet, Candidates candidates) {
    this.evidence = evidence;
    this.fleet = fleet;
    this.candidates = candidates;
  }

  /// The draft is not saved yet.
  public Started draft(Request request, Instant now) {
    try {
      return new Started.Begun(checked(request, now));
    } catch (NotStarted refused) {
      return new Started.NotBegun(String.valueOf(refused.getMessage()));
    }
  }

  private Rollout checked(Request request, Instant now) {
    if (request.startedBy().isBlank()) throw new NotStarted("Say who starts it: startedBy.");
    var plan = plan(request.plan());
    var candidate = candidate(request.candidate());
    var nodes = nodes(request, plan, now);
    var champion = champion(request, nodes);
    if (champion.digest().equals(candidate.digest()))
      throw new NotStarted(candidate.label() + " already serves on these stations.");
    var where = new Evidence.Where(nodes.stream().map(NodeNow::node).toList(), request.recipe());
    var pace = concludingPace(plan, request, where, now);
    var terms =
        new Terms(
            plan,
            Plans.isName(request.plan()) ? request.plan() : "own",
            champion,
            candidate,
            nodes.stream().map(it -> new Terms.Place(it.node(), it.station())).toList(),
            request.recipe(),
            slowMs(plan, evidence.championP99(where, champion, now)),
            pace,
            request.startedBy(),
            now,
            request.automatic());
    var approved = request.automatic() ? null : request.startedBy();
    return new Rollout(id(), 0, terms, new RolloutState.Draft(), approved, null);
  }

  private static String id() {
    return "r-" + UUID.randomUUID().toString().substring(0, 13);
  }

  private static double slowMs(Plan plan, java.util.OptionalDouble championP99) {
    return Math.max(plan.latencyMs(), championP99.orElse(0) * SLOWER);
  }

  private static Plan plan(String given) {
    var yaml = Plans.isName(given) ? Plans.named(given) : Optional.of(given);
    if (yaml.isEmpty())
      throw new NotStarted(
          "There is no plan '" + given + "'. Plans here: " + String.join(", ", Plans.NAMES) + ".");
    return switch (PlanFile.read(yaml.get())) {
      case PlanFile.Read.Understood(var plan) -> plan;
      case PlanFile.Read.Refused(var why) -> throw new NotStarted(why);
    };
  }

  private ModelRef candidate(String named) {
    var found =
        candidates
            .find(named)
            .orElseThrow(() ->
                new NotStarted(
                    "No model '" + named + "' is registered: register its bundle first."));
    candidates
        .barred(found)
        .ifPresent(why -> {
          throw new NotStarted(why);
        });
    return found;
  }

  private List<NodeNow> nodes(Request request, Plan plan, Instant now) {
    if (request.stations().isEmpty()) throw new NotStarted("Name the stations.");
    var nodes = withoutReplaced(fleet.at(request.stations()), now);
    for (var station : request.stations())
      if (nodes.stream().noneMatch(it -> it.station().equals(station)))
        throw new NotStarted("No node of a station '" + station + "' has reported.");
    for (var node : nodes)
      if (node.silentFor(plan.reportTimeout(), now))
        throw new NotStarted(
            node.node() + " has not reported since " + node.reportedAt() + ": start it first.");
    return nodes;
  }

  /// A node that another one of its station has replaced stays in the fleet, silent.
  private static List<NodeNow> withoutReplaced(List<NodeNow> all, Instant now) {
    return all.stream()
        .filter(node ->
            !node.silentFor(REPLACED, now)
                || all.stream()
                    .noneMatch(other ->
                        other.station().equals(node.station()) && !other.silentFor(REPLACED, now)))
        .toList();
  }

  private ModelRef champion(Request request, List<NodeNow> nodes) {
    var serving = nodes.stream().map(it -> serving(it, request)).distinct().toList();
    if (serving.size() > 1)
      throw new NotStarted(
          "The stations run different champions ("
              + String.join(", ", serving.stream().map(ModelRef::label).toList())
              + "): start one rollout for each.");
    var champion = serving.getFirst();
    var asked = request.champion();
    if (asked != null
        && !asked.equals(champion.digest())
        && !asked.equals(champion.name() + ":" + champion.version()))
      throw new NotStarted(
          String.format(Locale.ROOT, "The stations run %s, not %s.", champion.label(), asked));
    return champion;
  }

  private static ModelRef serving(NodeNow node, Request request) {
    return node.slot(request.recipe())
        .map(Report.Slot::champion)
        .filter(Objects::nonNull)
        .orElseThrow(() -> new NotStarted(node.node() + " reports no champion yet."));
  }

  private double concludingPace(Plan plan, Request request, Evidence.Where where, Instant now) {
    var given = request.partsPerDay();
    var pace = given == null ? evidence.partsPerDay(where, now) : given;
    if (Forecast.of(plan, pace) instanceof Forecast.CannotConclude(var reasons))
      throw new NotStarted("The plan cannot conclude: " + String.join(" ", reasons));
    return pace;
  }

  /// Leaves the checks; `draft` makes a return value of it.
  private static final class NotStarted extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotStarted(String message) {
      super(message);
    }
  }
}
