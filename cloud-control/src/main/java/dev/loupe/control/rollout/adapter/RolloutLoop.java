package dev.loupe.control.rollout.adapter;

import dev.loupe.control.assignment.Publication;
import dev.loupe.control.fleet.Fleet;
import dev.loupe.control.rollout.Actor;
import dev.loupe.control.rollout.Actor.Turn;
import dev.loupe.control.rollout.Listening;
import dev.loupe.control.rollout.Looks;
import dev.loupe.control.rollout.Rollout;
import dev.loupe.control.rollout.RolloutStore;
import dev.loupe.control.rollout.StaleRollout;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/// Takes a turn of every rollout under way once a second, beginning with those that a former
/// process left: all that is known stands in the database.
@ApplicationScoped
class RolloutLoop {
  private static final Logger LOG = Logger.getLogger(RolloutLoop.class);

  /// Longer than a turn takes, short enough that another replica takes over within a roll-back's
  /// minute.
  private static final Duration CLAIM = Duration.ofSeconds(10);

  private static final Duration BETWEEN_JUDGEMENTS = Duration.ofSeconds(15);

  private final UUID actorId = UUID.randomUUID();
  private volatile Instant lastTurn = Instant.now();
  private volatile Listening listening = new Listening(lastTurn);
  private final Actor actor;
  private final RolloutStore store;
  private final Fleet fleet;
  private final Publication publication;
  private final Leases leases;
  private final Looks looks = new Looks(InstantSource.system());
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  private record Kept(RolloutStore.Weighing weighing, Instant at) {}

  RolloutLoop(
      Actor actor, RolloutStore store, Fleet fleet, Publication publication, Leases leases) {
    this.actor = actor;
    this.store = store;
    this.fleet = fleet;
    this.publication = publication;
    this.leases = leases;
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void turn() {
    try {
      var underWay = store.underWay();
      var now = Instant.now();
      listening = listening.after(lastTurn, now);
      lastTurn = now;
      for (var rollout : underWay)
        if (looks.due(rollout.id()) && store.claim(rollout.id(), actorId, CLAIM))
          turn(rollout.id());
    } catch (RuntimeException e) { // the database is away: the next turn is in a second
      LOG.warnf("no turn was taken: %s", e);
    }
  }

  private void turn(String id) {
    try {
      // read after the claim: another process may have saved before it
      var rollout = store.find(id).orElseThrow();
      if (rollout.isFinal() || !knowsNodesOf(rollout)) return;
      var began = Instant.now();
      var turn = actor.turn(rollout, began);
      looks.took(turn.rollout(), turn.weighing(), began);
      done(turn, Instant.now());
    } catch (StaleRollout e) {
      LOG.debugf("%s: %s", id, e.getMessage());
    } catch (RuntimeException e) { // one rollout's trouble is not the others'
      LOG.errorf(e, "rollout %s took no turn", id);
    }
  }

  private boolean knowsNodesOf(Rollout rollout) {
    return listening.knows(rollout, fleet.now(rollout.terms().nodes()), Instant.now());
  }

  /// What the next turn of `rollout` would rest on; nothing is saved.
  RolloutStore.Weighing look(Rollout rollout) {
    return looks.of(rollout, () -> actor.look(rollout, Instant.now()));
  }

  /// Sends what a turn saved, and keeps what it saw from time to time.
  void done(Turn turn, Instant now) {
    var rollout = turn.rollout();
    turn.issued().forEach(publication::publish);
    for (var why : turn.called()) LOG.warnf("rollout %s waits for a person: %s", rollout.id(), why);
    leases.confirm(rollout, store.assigned(rollout.terms().nodes()), now);
    if (turn.saved()) {
      LOG.infof("rollout %s: %s", rollout.id(), rollout.state());
      kept.put(rollout.id(), new Kept(turn.weighing(), now));
    } else keep(rollout, turn, now);
    if (rollout.isFinal()) {
      kept.remove(rollout.id());
      looks.forget(rollout.id());
    }
  }

  private void keep(Rollout rollout, Turn turn, Instant now) {
    var last = kept.get(rollout.id());
    if (last != null
        && (last.at().plus(BETWEEN_JUDGEMENTS).isAfter(now)
            || last.weighing().observed().equals(turn.weighing().observed()))) return;
    store.keep(rollout, turn.weighing(), now);
    kept.put(rollout.id(), new Kept(turn.weighing(), now));
  }
}
