package dev.loupe.control.rollout;

import static dev.loupe.control.rollout.Situations.CANDIDATE;
import static dev.loupe.control.rollout.Situations.CHAMPION;
import static dev.loupe.control.rollout.Situations.LONG_AGO;
import static dev.loupe.control.rollout.Situations.NODES;
import static dev.loupe.control.rollout.Situations.NOW;
import static dev.loupe.control.rollout.Situations.PLAN;
import static dev.loupe.control.rollout.Situations.facts;
import static dev.loupe.control.rollout.Situations.failing;
import static dev.loupe.control.rollout.Situations.node;
import static dev.loupe.control.rollout.Situations.plan;
import static dev.loupe.control.rollout.Situations.plenty;
import static dev.loupe.control.rollout.Situations.rollout;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.control.fleet.NodeNow;
import dev.loupe.control.gate.Observed;
import dev.loupe.control.plan.Plan;
import dev.loupe.control.rollout.Command.Announce;
import dev.loupe.control.rollout.Command.Call;
import dev.loupe.control.rollout.Command.Offer;
import dev.loupe.control.rollout.Command.Promote;
import dev.loupe.control.rollout.Command.Restore;
import dev.loupe.control.rollout.RolloutState.Aborted;
import dev.loupe.control.rollout.RolloutState.Baking;
import dev.loupe.control.rollout.RolloutState.Canary;
import dev.loupe.control.rollout.RolloutState.Draft;
import dev.loupe.control.rollout.RolloutState.Ending;
import dev.loupe.control.rollout.RolloutState.Promoted;
import dev.loupe.control.rollout.RolloutState.Promoting;
import dev.loupe.control.rollout.RolloutState.Refused;
import dev.loupe.control.rollout.RolloutState.RolledBack;
import dev.loupe.control.rollout.RolloutState.RollingBack;
import dev.loupe.control.rollout.RolloutState.Shadow;
import dev.loupe.control.rollout.RolloutState.Verifying;
import dev.loupe.schema.fleet.Resident;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StepsTest {
  static List<RolloutState> trying() {
    return List.of(
        new Verifying(LONG_AGO, true),
        new Shadow(LONG_AGO, true),
        new Canary(1, LONG_AGO, false, true),
        new Canary(3, LONG_AGO, true, true));
  }

  static List<RolloutState> withCandidate() {
    var all = new java.util.ArrayList<>(trying());
    all.add(new Promoting(NODES, NOW));
    all.add(new Baking(LONG_AGO, Set.of()));
    return all;
  }

  private static Step step(Plan plan, RolloutState state, Facts facts, Instant now) {
    var rollout = rollout(plan, state);
    return Steps.step(rollout, Judge.judge(rollout, facts, now), facts, now);
  }

  private static Step step(RolloutState state, Facts facts) {
    return step(PLAN, state, facts, NOW);
  }

  private static double share(RolloutState state) {
    return state instanceof Canary it ? PLAN.stage(it.stage()).share() : 0;
  }

  @Test
  void aDraftIsOfferedInShadow() {
    var step = step(new Draft(), facts(Observed.NOTHING, 0));
    assertThat(step.next()).isEqualTo(new Verifying(NOW, false));
    assertThat(step.commands())
        .singleElement()
        .isInstanceOfSatisfying(Offer.class, it -> assertThat(it.nodes()).isEqualTo(NODES));
  }

  @Test
  void aDraftWhoseModelIsBarredIsRefusedAndNoNodeIsTouched() {
    var facts = new Facts(Observed.NOTHING, Map.of(), Map.of(), "pcb:2 is revoked");
    assertThat(step(new Draft(), facts))
        .isEqualTo(Step.to(new Refused("pcb:2 is revoked", NOW, Set.of())));
  }

  @ParameterizedTest
  @MethodSource("trying")
  void missingEvidenceNeverAdvances(RolloutState state) {
    var nothing = facts(Observed.NOTHING, share(state));
    var next = state instanceof Verifying ? new Shadow(NOW, false) : state;
    assertThat(step(state, nothing).next()).isEqualTo(next);
    // a node that does not report at all
    var silent = new Facts(plenty(true), Map.of(), Map.of(), null);
    assertThat(step(state, silent).next()).isIn(state, rolledBackFor("node-1 has never reported"));
  }

  private static RolloutState rolledBackFor(String why) {
    return new RollingBack(NODES, "gate C: " + why, NOW, Ending.ROLLED_BACK);
  }

  @ParameterizedTest
  @MethodSource("withCandidate")
  void fromEveryStateWithACandidateEvidenceAgainstItRestoresTheChampionEverywhere(
      RolloutState state) {
    var step = step(state, facts(failing(), share(state)));
    assertThat(step.next())
        .isInstanceOfSatisfying(
            RollingBack.class,
            it -> {
              assertThat(it.why()).startsWith("gate A: errors of the model");
              assertThat(it.ending()).isEqualTo(Ending.ROLLED_BACK);
            });
    assertThat(step.commands()).containsExactly(new Restore(NODES));
  }

  @ParameterizedTest
  @MethodSource("withCandidate")
  void aPersonsAbortRestoresTheChampionEverywhere(RolloutState state) {
    var step = Steps.abort(rollout(PLAN, state), "enough", NOW);
    assertThat(step.next()).isEqualTo(new RollingBack(NODES, "enough", NOW, Ending.ABORTED));
    assertThat(step.commands()).containsExactly(new Restore(NODES));
  }

  @ParameterizedTest
  @MethodSource("withCandidate")
  void aModelThatMayNoLongerBeUsedIsTakenBack(RolloutState state) {
    var facts = facts(plenty(true), share(state));
    var barred = new Facts(facts.observed(), facts.nodes(), facts.issued(), "revoked");
    assertThat(step(state, barred).commands()).containsExactly(new Restore(NODES));
  }

  @Test
  void withoutTheProofOfQualityShadowHoldsUnlessThePlanAllowsTheCanary() {
    var shadow = new Shadow(NOW, false);
    assertThat(step(shadow, facts(plenty(false), 0)).next()).isEqualTo(shadow);
    var step = step(plan(true), shadow, facts(plenty(false), 0), NOW);
    assertThat(step.next()).isEqualTo(new Canary(1, NOW, true, false));
    assertThat(((Offer) step.commands().getFirst()).eitherRejects()).isTrue();
  }

  @Test
  void withTheProofEachStageFollowsTheLast() {
    var step = step(new Shadow(NOW, false), facts(plenty(true), 0));
    assertThat(step.next()).isEqualTo(new Canary(1, NOW, false, false));
    assertThat(step(new Canary(1, LONG_AGO, false, true), facts(plenty(true), 0.2)).next())
        .isEqualTo(new Canary(2, NOW, false, false));
    assertThat(step(new Canary(3, LONG_AGO, false, true), facts(plenty(true), 1)))
        .isEqualTo(Step.to(new Promoting(NODES, NOW), new Promote(NODES)));
  }

  @Test
  void theLastStageWithoutTheProofIsNotPromotedEvenWhereTheCanaryMayRunOpen() {
    var last = new Canary(3, LONG_AGO, true, true);
    assertThat(step(plan(true), last, facts(plenty(false), 1), NOW)).isEqualTo(Step.to(last));
    var rollout = rollout(plan(true), last);
    var judged = Judge.judge(rollout, facts(plenty(false), 1), NOW);
    assertThat(Steps.promote(rollout, judged, NOW)).isEqualTo(Step.to(last));
  }

  @Test
  void aStageWaitsForItsTimeAndForEveryNode() {
    var young = new Canary(1, NOW.minusSeconds(1), false, false);
    assertThat(step(young, facts(plenty(true), 0.2)).next()).isEqualTo(young);
    var old = new Canary(1, LONG_AGO, false, true);
    var oneLags = facts(plenty(true), node("node-1", 4, 0.2, null), node("node-2", 3, 0, null));
    assertThat(step(old, oneLags).next()).isEqualTo(old);
  }

  @Test
  void whoPausesHoldsButDoesNotProtect() {
    var paused = rollout(PLAN, new Shadow(NOW, false)).paused(new Rollout.Pause("Ada", "lunch"));
    var good = facts(plenty(true), 0);
    assertThat(Judge.judge(paused, good, NOW).judgement())
        .isEqualTo(new Judgement.Hold("paused by Ada: lunch"));
    assertThat(Judge.judge(paused, facts(failing(), 0), NOW).judgement())
        .isInstanceOf(Judgement.RollBack.class);
  }

  @Test
  void waitingTooLongCallsAPersonOnce() {
    var shadow = new Shadow(LONG_AGO, false);
    var step = step(shadow, facts(plenty(false), 0));
    assertThat(step.next()).isEqualTo(new Shadow(LONG_AGO, true));
    assertThat(step.commands()).hasOnlyElementsOfType(Call.class).hasSize(1);
    assertThat(step(step.next(), facts(plenty(false), 0)).commands()).isEmpty();
  }

  @Test
  void anEndedLeaseGetsTheNextGenerationWithTheSameTerms() {
    var canary = new Canary(1, NOW, true, false);
    var ended =
        facts(Observed.NOTHING, node("node-1", 4, 0.2, null), node("node-2", 4, 0, "LEASE_OVER"));
    var step = step(canary, ended);
    assertThat(step.next()).isEqualTo(canary);
    assertThat(step.commands())
        .singleElement()
        .isInstanceOfSatisfying(
            Offer.class,
            it -> {
              assertThat(it.nodes()).containsExactly("node-2");
              assertThat(it.eitherRejects()).isTrue();
            });
  }

  @Test
  void silenceInTheCanaryGoesBackAndInShadowHolds() {
    var later = NOW.plus(PLAN.reportTimeout()).plusSeconds(1);
    assertThat(step(PLAN, new Canary(1, NOW, false, false), facts(plenty(true), 0.2), later).next())
        .isInstanceOf(RollingBack.class);
    var shadow = new Shadow(NOW, false);
    assertThat(step(PLAN, shadow, facts(plenty(true), 0), later).next()).isEqualTo(shadow);
  }

  @Test
  void aTrippedGuardAndARefusalGoBack() {
    var tripped =
        facts(Observed.NOTHING, node("node-1", 4, 0.2, null), node("node-2", 4, 0, "GUARD"));
    assertThat(step(new Canary(1, NOW, false, false), tripped).next())
        .isInstanceOf(RollingBack.class);
    var refused =
        new Resident(
            CANDIDATE, Resident.Role.CANDIDATE, Resident.State.REFUSED, "DIGEST", null, 4L);
    var refusing =
        facts(
            Observed.NOTHING,
            node("node-1", 4, 0, null),
            node("node-2", 4, CHAMPION, List.of(refused), 0));
    assertThat(step(new Verifying(NOW, false), refusing).next())
        .isEqualTo(
            new RollingBack(NODES, "node-2 refused the candidate: DIGEST", NOW, Ending.REFUSED));
  }

  @Test
  void aRollBackIsOverWhenEachNodeReportsTheChampionAlone() {
    var back = new RollingBack(NODES, "why", NOW, Ending.ROLLED_BACK);
    var one = facts(Observed.NOTHING, node("node-1", 4, 0, null), node("node-2", 4, 0.2, null));
    assertThat(step(back, one).next())
        .isEqualTo(new RollingBack(Set.of("node-2"), "why", NOW, Ending.ROLLED_BACK));
    assertThat(step(back, facts(Observed.NOTHING, 0)).next())
        .isEqualTo(new RolledBack("why", NOW, Set.of()));
  }

  @Test
  void aNodeThatNeverReportsItIsNamedUnknown() {
    var since = NOW.minus(PLAN.reportTimeout()).minus(Duration.ofSeconds(1));
    var back = new RollingBack(NODES, "why", since, Ending.ABORTED);
    var one = facts(Observed.NOTHING, node("node-1", 4, 0, null), node("node-2", 3, 0, null));
    assertThat(step(back, one).next()).isEqualTo(new Aborted("why", NOW, Set.of("node-2")));
  }

  @Test
  void promotedIsSaidAfterTheNodesReportTheModelAndTheBakeIsOver() {
    var promoting = new Promoting(NODES, NOW);
    assertThat(step(promoting, facts(plenty(true), 0)).next()).isEqualTo(promoting);
    var arrived =
        facts(
            plenty(true),
            node("node-1", 4, CANDIDATE, List.of(), 0),
            node("node-2", 4, CANDIDATE, List.of(), 0));
    assertThat(step(promoting, arrived).next()).isEqualTo(new Baking(NOW, Set.of()));
    assertThat(step(new Baking(NOW, Set.of()), arrived).next())
        .isEqualTo(new Baking(NOW, Set.of()));
    assertThat(step(new Baking(LONG_AGO, Set.of()), arrived))
        .isEqualTo(Step.to(new Promoted(NOW, Set.of()), new Announce()));
  }

  @Test
  void aNodeThatFallsSilentWhileItBakesIsNamedUnknownUntilItIsBack() {
    var here = node("node-1", 4, CANDIDATE, List.of(), 0);
    var gone = silent(node("node-2", 4, CANDIDATE, List.of(), 0));
    var one = facts(plenty(true), here, gone);
    var named = new Baking(NOW, Set.of("node-2"));
    assertThat(step(new Baking(NOW, Set.of()), one).next()).isEqualTo(named);
    assertThat(step(new Baking(LONG_AGO, Set.of()), one).next())
        .isEqualTo(new Promoted(NOW, Set.of("node-2")));
    var back = facts(plenty(true), here, node("node-2", 4, CANDIDATE, List.of(), 0));
    assertThat(step(named, back).next()).isEqualTo(new Baking(NOW, Set.of()));
    var nobody = facts(plenty(true), silent(here), gone);
    assertThat(step(new Baking(LONG_AGO, Set.of()), nobody).next()).isInstanceOf(Baking.class);
  }

  private static NodeNow silent(NodeNow it) {
    return new NodeNow(it.node(), it.station(), LONG_AGO, it.generation(), it.fault(), it.slots());
  }
}
