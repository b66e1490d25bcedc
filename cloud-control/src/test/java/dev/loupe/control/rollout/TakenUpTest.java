package dev.loupe.control.rollout;

import static dev.loupe.control.rollout.Situations.CANDIDATE;
import static dev.loupe.control.rollout.Situations.CHAMPION;
import static dev.loupe.control.rollout.Situations.LONG_AGO;
import static dev.loupe.control.rollout.Situations.NODES;
import static dev.loupe.control.rollout.Situations.NOW;
import static dev.loupe.control.rollout.Situations.PLAN;
import static dev.loupe.control.rollout.Situations.facts;
import static dev.loupe.control.rollout.Situations.node;
import static dev.loupe.control.rollout.Situations.rollout;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.control.gate.Observed;
import dev.loupe.control.rollout.Command.Offer;
import dev.loupe.control.rollout.Command.Promote;
import dev.loupe.control.rollout.Command.Restore;
import dev.loupe.control.rollout.RolloutState.Canary;
import dev.loupe.control.rollout.RolloutState.Ending;
import dev.loupe.control.rollout.RolloutState.Promoting;
import dev.loupe.control.rollout.RolloutState.RollingBack;
import dev.loupe.control.rollout.RolloutState.Verifying;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A rollout that a new process takes up, from a database as it was or as it was some time ago.
class TakenUpTest {
  private static Step step(RolloutState state, Facts facts) {
    var rollout = rollout(PLAN, state);
    return Steps.step(rollout, Judge.judge(rollout, facts, NOW), facts, NOW);
  }

  /// The database went back to an old dump: what was issued since is known to the nodes alone.
  @Test
  void aNodeThatKnowsALaterGenerationIsTold() {
    var ahead =
        facts(
            Observed.NOTHING,
            node("node-1", 9, CHAMPION, List.of(), 0),
            node("node-2", 4, 0, null));
    var one = Set.of("node-1");
    assertThat(step(new Verifying(NOW, false), ahead).commands())
        .singleElement()
        .isInstanceOfSatisfying(Offer.class, it -> assertThat(it.nodes()).isEqualTo(one));
    assertThat(step(new Canary(1, NOW, false, false), ahead).commands())
        .singleElement()
        .isInstanceOfSatisfying(Offer.class, it -> assertThat(it.nodes()).isEqualTo(one));
    assertThat(step(new Promoting(NODES, NOW), ahead).commands()).containsExactly(new Promote(one));
    var other =
        facts(
            Observed.NOTHING,
            node("node-1", 9, CANDIDATE, List.of(), 0),
            node("node-2", 4, 0, null));
    assertThat(step(new RollingBack(NODES, "why", NOW, Ending.ABORTED), other).commands())
        .containsExactly(new Restore(one));
  }

  @Test
  void aRolloutIsTakenUpOnceItsNodesWereHeardOrHaveHadTheirTime() {
    var rollout = rollout(PLAN, new Canary(1, LONG_AGO, false, false));
    var nodes = facts(Observed.NOTHING, 0.2).nodes(); // reported at NOW
    assertThat(new Listening(NOW.minusSeconds(1)).knows(rollout, nodes, NOW)).isTrue();
    var started = new Listening(NOW.plusSeconds(20));
    assertThat(started.knows(rollout, nodes, NOW.plusSeconds(21))).isFalse();
    assertThat(started.knows(rollout, Map.of(), NOW.plusSeconds(21))).isFalse();
    assertThat(started.knows(rollout, nodes, NOW.plusSeconds(51))).as("30 s, and more").isTrue();
  }

  @Test
  void afterAGapTheNodesAreListenedToAnew() {
    var listening = new Listening(LONG_AGO);
    assertThat(listening.after(NOW.minusSeconds(1), NOW)).isSameAs(listening);
    assertThat(listening.after(NOW.minusSeconds(65), NOW)).isEqualTo(new Listening(NOW));
  }
}
