package dev.loupe.control.rollout.adapter;

import dev.loupe.control.fleet.ReportTaken;
import dev.loupe.control.ledger.Downlink;
import dev.loupe.control.rollout.Rollout;
import dev.loupe.control.rollout.RolloutState.Canary;
import dev.loupe.schema.fleet.Assignment;
import dev.loupe.schema.wire.Command;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Answers each report of a node in a canary with a lease. What the loop has not confirmed for a
/// while is not renewed: a candidate that nobody judges must not go on.
@ApplicationScoped
class Leases {
  private static final Duration CONFIRMED = Duration.ofSeconds(15);

  private final Downlink downlink;
  private final Map<String, Term> terms = new ConcurrentHashMap<>();

  private record Term(String rollout, long generation, int seconds, Instant confirmed) {}

  Leases(Downlink downlink) {
    this.downlink = downlink;
  }

  /// To be said again after each turn. In any other state than a canary, nothing is renewed.
  void confirm(Rollout rollout, Map<String, Assignment> assigned, Instant now) {
    if (!(rollout.state() instanceof Canary canary)) {
      terms.values().removeIf(term -> term.rollout().equals(rollout.id()));
      return;
    }
    var lease = rollout.terms().plan().stage(canary.stage()).lease();
    assigned.forEach((node, assignment) ->
        terms.put(
            node, new Term(rollout.id(), assignment.generation(), (int) lease.toSeconds(), now)));
  }

  void on(@Observes ReportTaken taken) {
    var term = terms.get(taken.node());
    var report = taken.report();
    if (term == null || report.generation() != term.generation()) return;
    if (term.confirmed().plus(CONFIRMED).isBefore(Instant.now())) return;
    downlink.send(
        new Command.Lease(
            taken.node(),
            report.journals().live(),
            report.number(),
            term.generation(),
            term.seconds()));
  }
}
