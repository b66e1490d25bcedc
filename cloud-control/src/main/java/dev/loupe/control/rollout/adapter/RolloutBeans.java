package dev.loupe.control.rollout.adapter;

import dev.loupe.control.assignment.AssignmentSigner;
import dev.loupe.control.fleet.Fleet;
import dev.loupe.control.gate.Evidence;
import dev.loupe.control.rollout.Actor;
import dev.loupe.control.rollout.Candidates;
import dev.loupe.control.rollout.RolloutStore;
import dev.loupe.control.rollout.Starter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// The plain classes of the feature with what they need.
class RolloutBeans {
  @Produces
  @Singleton
  Actor actor(
      RolloutStore store,
      Evidence evidence,
      Fleet fleet,
      Candidates candidates,
      AssignmentSigner signer) {
    return new Actor(store, evidence, fleet, candidates, signer);
  }

  @Produces
  @Singleton
  Starter starter(Evidence evidence, Fleet fleet, Candidates candidates) {
    return new Starter(evidence, fleet, candidates);
  }
}
