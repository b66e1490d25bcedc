package dev.loupe.control.rollout;

import dev.loupe.control.fleet.NodeNow;
import dev.loupe.control.gate.Finding;
import dev.loupe.control.gate.Gates;
import dev.loupe.control.gate.Gates.Weighed;
import dev.loupe.control.gate.Observed;
import dev.loupe.control.rollout.Judgement.Advance;
import dev.loupe.control.rollout.Judgement.Hold;
import dev.loupe.control.rollout.Judgement.Judged;
import dev.loupe.control.rollout.Judgement.RollBack;
import dev.loupe.control.rollout.RolloutState.Baking;
import dev.loupe.control.rollout.RolloutState.Canary;
import dev.loupe.control.rollout.RolloutState.Draft;
import dev.loupe.control.rollout.RolloutState.Final;
import dev.loupe.control.rollout.RolloutState.Promoting;
import dev.loupe.control.rollout.RolloutState.RollingBack;
import dev.loupe.control.rollout.RolloutState.Shadow;
import dev.loupe.control.rollout.RolloutState.Verifying;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Pure: first whatever speaks against the candidate, then whether all that the state asks for is
/// there.
public final class Judge {
  private Judge() {}

  public static Judged judge(Rollout rollout, Facts facts, Instant now) {
    var weighed = Gates.weigh(rollout.terms().plan(), facts.observed());
    var against = against(rollout, facts, weighed, now);
    var judgement =
        against.isPresent() ? new RollBack(against.get()) : towards(rollout, facts, weighed, now);
    if (judgement instanceof Advance && rollout.pause() instanceof Rollout.Pause(var by, var why))
      judgement = new Hold("paused by " + by + ": " + why);
    return new Judged(judgement, weighed);
  }

  private static Optional<String> against(
      Rollout rollout, Facts facts, Weighed weighed, Instant now) {
    return switch (rollout.state()) {
      case Final _, RollingBack _ -> Optional.empty();
      case Draft _ -> Optional.ofNullable(facts.barred());
      case Verifying _, Shadow _ ->
          first(
              () -> Optional.ofNullable(facts.barred()),
              () -> Nodes.refusing(rollout, facts),
              () -> Nodes.tripped(rollout, facts),
              () -> fired(weighed));
      case Canary _ ->
          first(
              () -> Optional.ofNullable(facts.barred()),
              () -> Nodes.refusing(rollout, facts),
              () -> Nodes.tripped(rollout, facts),
              () -> fired(weighed),
              () -> Nodes.silent(rollout, facts, now).map(it -> "gate C: " + it));
      case Promoting _, Baking _ ->
          first(
              () -> Optional.ofNullable(facts.barred()),
              () -> Nodes.refusing(rollout, facts),
              () -> Nodes.withoutModel(rollout, facts),
              () -> fired(weighed));
    };
  }

  @SafeVarargs
  private static Optional<String> first(Supplier<Optional<String>>... reasons) {
    return Stream.of(reasons).flatMap(it -> it.get().stream()).findFirst();
  }

  private static Optional<String> fired(Weighed weighed) {
    return weighed.fired().stream().findFirst().map(Judge::sentence);
  }

  private static String sentence(Finding finding) {
    return "gate " + finding.gate().letter() + ": " + finding.says();
  }

  private static Judgement towards(Rollout rollout, Facts facts, Weighed weighed, Instant now) {
    var missing =
        switch (rollout.state()) {
          case Final it -> Optional.of(it.word());
          case Draft _ -> Optional.<String>empty();
          case Verifying _ ->
              first(() -> Nodes.silent(rollout, facts, now), () -> Nodes.notReady(rollout, facts));
          case Shadow _ -> shadow(rollout, facts, weighed, now);
          case Canary canary -> canary(rollout, canary, facts, weighed, now);
          case Promoting it ->
              Optional.of("waiting for reports of " + String.join(", ", it.pending()));
          case RollingBack it ->
              Optional.of("waiting for reports of " + String.join(", ", it.pending()));
          case Baking baking ->
              first(
                  () -> Nodes.allSilent(rollout, facts, now),
                  () -> notYet(baking.since().plus(rollout.terms().plan().bake()), now));
        };
    return missing.<Judgement>map(Hold::new).orElseGet(() -> new Advance(reached(rollout)));
  }

  private static String reached(Rollout rollout) {
    return "all that " + rollout.state().word() + " asks for is there";
  }

  private static Optional<String> shadow(
      Rollout rollout, Facts facts, Weighed weighed, Instant now) {
    var plan = rollout.terms().plan();
    return first(
        () -> Nodes.silent(rollout, facts, now),
        () -> parts(facts.observed().disputed().compared(), plan.shadow().minParts(), "compared"),
        () ->
            weighed.qualityPassed() || plan.canaryWhileOpen()
                ? Optional.empty()
                : Optional.of(open(weighed)),
        () ->
            rollout.approvedBy() == null
                ? Optional.of("a person must promote it: it was started automatically")
                : Optional.empty());
  }

  private static Optional<String> canary(
      Rollout rollout, Canary canary, Facts facts, Weighed weighed, Instant now) {
    var plan = rollout.terms().plan();
    var stage = plan.stage(canary.stage());
    return first(
        () -> Nodes.notTakenUp(rollout, stage.share(), facts),
        () ->
            parts(
                decided(facts.observed(), stage.share()),
                stage.minParts(),
                "decided by the candidate"),
        () -> notYet(canary.since().plus(stage.minTime()), now),
        () ->
            weighed.splitIsOff()
                ? Optional.of("the split did not give the candidate its share of the parts")
                : Optional.empty(),
        () ->
            canary.stage() < plan.stages().size() || weighed.qualityPassed()
                ? Optional.empty()
                : Optional.of(open(weighed)));
  }

  static long decided(Observed observed, double share) {
    return observed.splits().stream()
        .filter(it -> it.share() == share)
        .mapToLong(it -> it.candidate().parts())
        .sum();
  }

  private static String open(Weighed weighed) {
    return sentence(weighed.of(dev.loupe.control.gate.Gate.QUALITY));
  }

  private static Optional<String> parts(long seen, int asked, String what) {
    return seen >= asked
        ? Optional.empty()
        : Optional.of("%d of %d parts %s".formatted(seen, asked, what));
  }

  private static Optional<String> notYet(Instant until, Instant now) {
    return now.isBefore(until) ? Optional.of("not before " + until) : Optional.empty();
  }

  /// Who is asked for: kept here so that all reasons read alike.
  static List<NodeNow> known(Rollout rollout, Facts facts) {
    return rollout.terms().nodes().stream()
        .flatMap(it -> Stream.ofNullable(facts.nodes().get(it)))
        .toList();
  }
}
