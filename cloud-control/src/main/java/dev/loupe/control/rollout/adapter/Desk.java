package dev.loupe.control.rollout.adapter;

import dev.loupe.control.fleet.Fleet;
import dev.loupe.control.rollout.Actor;
import dev.loupe.control.rollout.Rollout;
import dev.loupe.control.rollout.RolloutState.Canary;
import dev.loupe.control.rollout.RolloutState.RollingBack;
import dev.loupe.control.rollout.RolloutState.Shadow;
import dev.loupe.control.rollout.RolloutStore;
import dev.loupe.control.rollout.RolloutStore.Change;
import dev.loupe.control.rollout.RolloutView;
import dev.loupe.control.rollout.StaleRollout;
import dev.loupe.control.rollout.Starter;
import dev.loupe.control.rollout.Starts;
import dev.loupe.control.rollout.Views;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What people do with rollouts, and what they see of them.
@ApplicationScoped
class Desk implements Starts {
  private static final int TRIES = 5;

  private final RolloutStore store;
  private final Starter starter;
  private final Actor actor;
  private final RolloutLoop loop;
  private final Fleet fleet;

  /// What came of a verb: the rollout as it is now, or one sentence why not.
  sealed interface Done {
    record Well(Rollout rollout) implements Done {}

    record Not(String why) implements Done {}
  }

  private interface Verb {
    Done on(Rollout rollout) throws StaleRollout;
  }

  Desk(RolloutStore store, Starter starter, Actor actor, RolloutLoop loop, Fleet fleet) {
    this.store = store;
    this.starter = starter;
    this.actor = actor;
    this.loop = loop;
    this.fleet = fleet;
  }

  @Override
  public Started start(Request request) {
    var now = Instant.now();
    var started = starter.draft(request, now);
    if (!(started instanceof Started.Begun(var draft))) return started;
    try {
      store.add(draft, "started by " + request.startedBy(), now);
      return started;
    } catch (StaleRollout e) {
      return new Started.NotBegun(String.valueOf(e.getMessage()));
    }
  }

  Done pause(String id, String by, String why) {
    return saved(id, it -> it.paused(new Rollout.Pause(by, why)), "paused by " + by + ": " + why);
  }

  Done resume(String id, String by, String why) {
    return saved(id, it -> it.paused(null), "resumed by " + by + ": " + why);
  }

  /// Lets an automatic start go beyond Shadow; else passes over the stages that are left, where
  /// gate D has passed.
  Done promote(String id, String by, String why) {
    var reason = "promoted by " + by + ": " + why;
    return tried(
        id,
        rollout -> {
          if (rollout.isFinal() || rollout.state() instanceof RollingBack)
            return new Done.Not("Nothing to promote in state " + rollout.state().word() + ".");
          if (rollout.approvedBy() == null) return save(rollout.approved(by), reason);
          if (rollout.state() instanceof Shadow)
            return new Done.Not(
                "In Shadow the evidence decides: it goes on by itself once gate D has passed.");
          if (!(rollout.state() instanceof Canary))
            return new Done.Not("Nothing to promote in state " + rollout.state().word() + ".");
          var turn = actor.promote(rollout, Instant.now());
          if (!turn.saved())
            return new Done.Not(
                "Not promoted: "
                    + turn.weighing().judged().weighed().findings().getLast().says()
                    + ".");
          loop.done(turn, Instant.now());
          return new Done.Well(turn.rollout());
        });
  }

  Done abort(String id, String by, String why) {
    return tried(
        id,
        rollout -> {
          var turn = actor.abort(rollout, "aborted by " + by + ": " + why, Instant.now());
          loop.done(turn, Instant.now());
          return turn.saved()
              ? new Done.Well(turn.rollout())
              : new Done.Not("Nothing to abort in state " + rollout.state().word() + ".");
        });
  }

  private Done saved(String id, UnaryOperator<Rollout> change, String why) {
    return tried(
        id,
        rollout ->
            rollout.isFinal()
                ? new Done.Not("The rollout has ended: " + rollout.state().word() + ".")
                : save(change.apply(rollout), why));
  }

  private Done save(Rollout rollout, String why) throws StaleRollout {
    var change = new Change(rollout, why, false, null, List.of());
    return new Done.Well(store.save(change, Instant.now()));
  }

  /// The loop may save at the same moment: read again.
  private Done tried(String id, Verb verb) {
    for (int i = 0; i < TRIES; i++) {
      var rollout = store.find(id);
      if (rollout.isEmpty()) return new Done.Not("There is no rollout '" + id + "'.");
      try {
        return verb.on(rollout.get());
      } catch (StaleRollout _) {
        continue;
      }
    }
    return new Done.Not("The rollout changes too quickly: try again.");
  }

  Optional<RolloutView> view(String id) {
    return store.find(id).map(this::view);
  }

  RolloutView view(Rollout rollout) {
    var terms = rollout.terms();
    var issued = new HashMap<String, Long>();
    store.assigned(terms.nodes()).forEach((node, it) -> issued.put(node, it.generation()));
    var now = Instant.now();
    var decided = rollout.isFinal() || rollout.state() instanceof RollingBack;
    var kept = decided ? store.decisive(rollout.id()) : Optional.<RolloutStore.Kept>empty();
    var weighing = kept.map(RolloutStore.Kept::weighing).orElseGet(() -> loop.look(rollout));
    return Views.of(
        new Views.Seen(
            rollout, weighing, store.transitions(rollout.id()), fleet.now(terms.nodes()), issued),
        now);
  }
}
