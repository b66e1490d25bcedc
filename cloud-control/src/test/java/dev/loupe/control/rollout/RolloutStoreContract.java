package dev.loupe.control.rollout;

import static dev.loupe.control.rollout.Situations.NOW;
import static dev.loupe.control.rollout.Situations.PLAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.control.assignment.Issued;
import dev.loupe.control.assignment.Slots;
import dev.loupe.control.gate.Observed;
import dev.loupe.control.rollout.RolloutState.Canary;
import dev.loupe.control.rollout.RolloutState.Draft;
import dev.loupe.control.rollout.RolloutState.RolledBack;
import dev.loupe.control.rollout.RolloutState.RollingBack;
import dev.loupe.control.rollout.RolloutState.Shadow;
import dev.loupe.control.rollout.RolloutState.Verifying;
import dev.loupe.control.rollout.RolloutStore.Change;
import dev.loupe.control.rollout.RolloutStore.Weighing;
import dev.loupe.schema.fleet.Assignment;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every store of rollouts does.
public abstract class RolloutStoreContract {
  protected abstract RolloutStore store() throws Exception;

  private static Rollout draft() {
    var it = Situations.rollout(PLAN, new Draft());
    return new Rollout("r-1", 0, it.terms(), it.state(), null, null);
  }

  private static Change to(Rollout rollout, RolloutState state, Issued... issued) {
    return new Change(rollout.in(state), "because", false, null, List.of(issued));
  }

  private static Issued issued(String node, long reported, Assignment last) {
    var slot = new Assignment.Slot("aoi-1", null, Situations.CHAMPION, null, 0.1, "r-1");
    return new Issued(Slots.next(node, last, reported, slot, NOW), new byte[] {1, 2}, "r-1");
  }

  @Test
  void whatIsSavedIsReadAgainWhole() throws Exception {
    var store = store();
    store.add(draft(), "started", NOW);
    var states =
        List.of(
            new Verifying(NOW, false),
            new Shadow(NOW, true),
            new Canary(2, NOW, true, false),
            new RollingBack(Set.of("node-2"), "errors", NOW, RolloutState.Ending.ABORTED));
    for (var state : states) {
      var saved = store.save(to(store.find("r-1").orElseThrow(), state), NOW);
      assertThat(store.find("r-1")).contains(saved);
      assertThat(saved.state()).isEqualTo(state);
    }
    assertThat(store.transitions("r-1"))
        .extracting(it -> it.version())
        .containsExactly(0L, 1L, 2L, 3L, 4L);
    assertThat(store.underWay()).hasSize(1);
    store.save(
        to(store.find("r-1").orElseThrow(), new RolledBack("errors", NOW, Set.of("node-1"))), NOW);
    assertThat(store.underWay()).isEmpty();
    assertThat(store.page(null, 10)).hasSize(1);
  }

  @Test
  void ofTwoWhoReadTheSameOnlyTheFirstSaves() throws Exception {
    var store = store();
    store.add(draft(), "started", NOW);
    var read = store.find("r-1").orElseThrow();
    store.save(to(read, new Verifying(NOW, false), issued("node-1", 0, null)), NOW);

    assertThatThrownBy(
            () -> store.save(to(read, new Shadow(NOW, false), issued("node-2", 0, null)), NOW))
        .isInstanceOf(StaleRollout.class);
    assertThat(store.assigned(Set.of("node-2"))).isEmpty();
    assertThat(store.find("r-1").orElseThrow().state()).isEqualTo(new Verifying(NOW, false));
  }

  @Test
  void aGenerationIsGivenOnceAndAChangeWithATakenOneIsNotSavedAtAll() throws Exception {
    var store = store();
    store.add(draft(), "started", NOW);
    var first = issued("node-1", 7, null);
    assertThat(first.assignment().generation()).isEqualTo(8);
    var saved = store.save(to(draft(), new Verifying(NOW, false), first), NOW);

    assertThatThrownBy(() -> store.save(to(saved, new Shadow(NOW, false), first), NOW))
        .isInstanceOf(StaleRollout.class);
    assertThat(store.find("r-1")).contains(saved);
    var second = issued("node-1", 7, store.assigned(Set.of("node-1")).get("node-1"));
    store.save(to(saved, new Shadow(NOW, false), second), NOW);
    assertThat(store.current())
        .singleElement()
        .satisfies(it -> {
          assertThat(it.assignment()).isEqualTo(second.assignment());
          assertThat(it.envelope()).isEqualTo(new byte[] {1, 2});
        });
  }

  @Test
  void aStationTakesPartInOneRolloutAtATime() throws Exception {
    var store = store();
    store.add(draft(), "started", NOW);
    var other = new Rollout("r-2", 0, draft().terms(), new Draft(), null, null);
    assertThatThrownBy(() -> store.add(other, "started", NOW))
        .hasMessageContaining("r-1 is under way");
  }

  @Test
  void oneActorActsUntilItsTermIsOver() throws Exception {
    var store = store();
    store.add(draft(), "started", NOW);
    var one = UUID.randomUUID();
    var other = UUID.randomUUID();
    assertThat(store.claim("r-1", one, Duration.ofMinutes(1))).isTrue();
    assertThat(store.claim("r-1", one, Duration.ofMillis(1))).isTrue();
    Thread.sleep(20);
    assertThat(store.claim("r-1", other, Duration.ofMinutes(1))).isTrue();
    assertThat(store.claim("r-1", one, Duration.ofMinutes(1))).isFalse();
  }

  @Test
  void aJudgementIsKeptWithItsCountsAndItsEValues() throws Exception {
    var store = store();
    store.add(draft(), "started", NOW);
    var rollout = Situations.rollout(PLAN, new Shadow(NOW, false));
    for (var observed : List.of(Observed.NOTHING, Situations.failing(), Situations.plenty(true))) {
      var judged = Judge.judge(rollout, Situations.facts(observed, 0), NOW);
      var weighing = new Weighing(judged, observed);
      store.keep(rollout, weighing, NOW);
      assertThat(store.judgements("r-1", Long.MAX_VALUE, 1).getFirst().weighing())
          .isEqualTo(weighing);
    }
  }

  @Test
  void theJudgementThatSentItBackIsFoundWhateverWasJudgedAfterIt() throws Exception {
    var store = store();
    store.add(draft(), "started", NOW);
    assertThat(store.decisive("r-1")).isEmpty();
    keep(store, new Shadow(NOW, false), Observed.NOTHING);
    keep(store, new Shadow(NOW, false), Situations.failing());
    var back = new RollingBack(Set.of("n"), "gate A", NOW, RolloutState.Ending.ROLLED_BACK);
    keep(store, back, Observed.NOTHING); // later labels speak for the candidate
    assertThat(store.decisive("r-1").orElseThrow().weighing().observed())
        .isEqualTo(Situations.failing());
  }

  @Test
  void whereNothingSentItBackTheLastJudgementDecides() throws Exception {
    var store = store();
    store.add(draft(), "started", NOW);
    keep(store, new Shadow(NOW, false), Observed.NOTHING);
    keep(store, new Shadow(NOW, false), Situations.plenty(true));
    assertThat(store.decisive("r-1").orElseThrow().weighing().observed())
        .isEqualTo(Situations.plenty(true));
  }

  private static void keep(RolloutStore store, RolloutState state, Observed observed) {
    var rollout = Situations.rollout(PLAN, state);
    var judged = Judge.judge(rollout, Situations.facts(observed, 0), NOW);
    store.keep(rollout, new Weighing(judged, observed), NOW);
  }
}
