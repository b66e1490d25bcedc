package dev.loupe.control.rollout;

import dev.loupe.control.fleet.NodeNow;
import dev.loupe.control.gate.Observed;
import dev.loupe.control.gate.Observed.Arm;
import dev.loupe.control.gate.Observed.Contrast;
import dev.loupe.control.gate.Observed.Disputed;
import dev.loupe.control.gate.Observed.Look;
import dev.loupe.control.gate.Observed.Paired;
import dev.loupe.control.gate.Observed.Split;
import dev.loupe.control.plan.Plan;
import dev.loupe.control.plan.PlanFile;
import dev.loupe.control.plan.Plans;
import dev.loupe.schema.fleet.FaultCode;
import dev.loupe.schema.fleet.Report;
import dev.loupe.schema.fleet.Resident;
import dev.loupe.schema.model.ModelRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Rollouts on two nodes in every state, and facts about them.
final class Situations {
  static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  static final Instant LONG_AGO = NOW.minus(Duration.ofHours(5));
  static final ModelRef CHAMPION = new ModelRef("pcb", "1", "ab".repeat(32));
  static final ModelRef CANDIDATE = new ModelRef("pcb", "2", "cd".repeat(32));
  static final Set<String> NODES = Set.of("node-1", "node-2");
  static final Plan PLAN = plan(false);

  private Situations() {}

  static Plan plan(boolean canaryWhileOpen) {
    var yaml =
        Plans.named("demo")
            .orElseThrow()
            .replace("canaryWhileOpen: false", "canaryWhileOpen: " + canaryWhileOpen);
    return ((PlanFile.Read.Understood) PlanFile.read(yaml)).plan();
  }

  static Rollout rollout(Plan plan, RolloutState state) {
    var places = List.of(new Terms.Place("node-1", "aoi-1"), new Terms.Place("node-2", "aoi-2"));
    var terms =
        new Terms(
            plan, "demo", CHAMPION, CANDIDATE, places, null, 80, 100_000, "Ada", LONG_AGO, false);
    return new Rollout("r-1", 3, terms, state, "Ada", null);
  }

  /// All that Shadow and any stage could ask for, with gate D passed or not.
  static Observed plenty(boolean passed) {
    var looks = passed ? List.of(new Look(400, 0, 0, 0)) : List.of(new Look(400, 5, 4, 0));
    return new Observed(
        new Paired(2_000, 0, Contrast.NONE, Contrast.NONE),
        List.of(even(0.2, 1_000), even(0.5, 1_000), even(1, 1_000)),
        new Disputed(2_000, Contrast.NONE, Contrast.NONE, looks),
        List.of(),
        List.of());
  }

  private static Split even(double share, long parts) {
    var candidate = Math.round(parts * share);
    return new Split(share, new Arm(candidate, 0, 0, 0), new Arm(parts - candidate, 0, 0, 0));
  }

  static Observed failing() {
    return new Observed(
        new Paired(500, 0, new Contrast(30, 0), Contrast.NONE),
        List.of(),
        new Disputed(500, Contrast.NONE, Contrast.NONE, List.of()),
        List.of(),
        List.of());
  }

  /// Both nodes report generation 4, which is the one last issued.
  static Facts facts(Observed observed, NodeNow one, NodeNow other) {
    return new Facts(
        observed,
        Map.of(one.node(), one, other.node(), other),
        Map.of("node-1", 4L, "node-2", 4L),
        null);
  }

  static Facts facts(Observed observed, double share) {
    return facts(observed, node("node-1", 4, share, null), node("node-2", 4, share, null));
  }

  /// A node beside whose champion the candidate is resident, with this share in force.
  static NodeNow node(String name, long generation, double share, @Nullable String code) {
    var resident =
        new Resident(
            CANDIDATE, Resident.Role.CANDIDATE, Resident.State.RESIDENT, code, null, generation);
    return node(name, generation, CHAMPION, List.of(resident), share);
  }

  static NodeNow node(
      String name, long generation, ModelRef champion, List<Resident> residents, double share) {
    var slot =
        new Report.Slot(
            "aoi-1",
            null,
            champion,
            Report.SlotState.SERVING,
            residents,
            share > 0 ? "r-1" : null,
            share);
    return new NodeNow(name, "aoi-1", NOW, generation, FaultCode.NONE, List.of(slot));
  }
}
