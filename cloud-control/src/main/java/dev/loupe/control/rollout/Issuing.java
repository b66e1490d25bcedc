package dev.loupe.control.rollout;

import dev.loupe.control.assignment.Slots;
import dev.loupe.control.rollout.Command.Assign;
import dev.loupe.control.rollout.Command.Offer;
import dev.loupe.control.rollout.Command.Promote;
import dev.loupe.control.rollout.Command.Restore;
import dev.loupe.schema.fleet.Assignment;
import dev.loupe.schema.fleet.Assignment.Candidate;
import dev.loupe.schema.fleet.Assignment.Limits;
import dev.loupe.schema.fleet.Assignment.Slot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns a command into the nodes' next assignments.
final class Issuing {
  private Issuing() {}

  static List<Assignment> of(
      Rollout rollout, Assign command, Map<String, Assignment> last, Facts facts, Instant now) {
    var assignments = new ArrayList<Assignment>();
    for (var place : rollout.terms().places()) {
      if (!command.nodes().contains(place.node())) continue;
      var node = facts.nodes().get(place.node());
      assignments.add(
          Slots.next(
              place.node(),
              last.get(place.node()),
              node == null ? 0 : node.generation(),
              slot(rollout, place.station(), command),
              now));
    }
    return assignments;
  }

  private static Slot slot(Rollout rollout, String station, Assign command) {
    var terms = rollout.terms();
    return switch (command) {
      case Offer offer -> slot(rollout, station, terms.champion(), candidate(rollout, offer));
      case Restore _ -> slot(rollout, station, terms.champion(), null);
      case Promote _ -> slot(rollout, station, terms.candidate(), null);
    };
  }

  /// The rollout's id is the salt: a wider share keeps the parts of the narrower one.
  private static Slot slot(
      Rollout rollout,
      String station,
      dev.loupe.schema.model.ModelRef champion,
      @Nullable Candidate candidate) {
    var terms = rollout.terms();
    return new Slot(
        station, terms.recipe(), champion, candidate, terms.plan().auditShare(), rollout.id());
  }

  private static Candidate candidate(Rollout rollout, Offer offer) {
    var guard = rollout.terms().plan().guard();
    return new Candidate(
        rollout.terms().candidate(),
        rollout.id(),
        offer.mode(),
        offer.share(),
        offer.eitherRejects(),
        offer.lease(),
        new Limits(guard.errors(), guard.misses(), guard.parts()));
  }
}
