package dev.loupe.control.rollout;

import dev.loupe.control.fleet.NodeNow;
import dev.loupe.schema.fleet.FaultCode;
import dev.loupe.schema.fleet.Resident;
import dev.loupe.schema.fleet.Resident.Role;
import dev.loupe.schema.fleet.Resident.State;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What the nodes of a rollout say, as reasons to wait or to go back.
final class Nodes {
  private static final Set<String> LEASE_ENDED = Set.of("LEASE_OVER", "RESTARTED");
  private static final String GUARD = "GUARD";

  private Nodes() {}

  static Optional<String> silent(Rollout rollout, Facts facts, Instant now) {
    var patience = rollout.terms().plan().reportTimeout();
    for (var node : rollout.terms().nodes())
      if (!facts.nodes().containsKey(node)) return Optional.of(node + " has never reported");
    return first(
        rollout,
        facts,
        node -> node.silentFor(patience, now),
        node -> node.node() + " has not reported for " + seconds(node, now));
  }

  static Set<String> silentOnes(Rollout rollout, Facts facts, Instant now) {
    var patience = rollout.terms().plan().reportTimeout();
    return Judge.known(rollout, facts).stream()
        .filter(node -> node.silentFor(patience, now))
        .map(NodeNow::node)
        .collect(Collectors.toSet());
  }

  static Optional<String> allSilent(Rollout rollout, Facts facts, Instant now) {
    var heard = Judge.known(rollout, facts).size() - silentOnes(rollout, facts, now).size();
    return heard == 0 ? silent(rollout, facts, now) : Optional.empty();
  }

  private static String seconds(NodeNow node, Instant now) {
    return Duration.between(node.reportedAt(), now).toSeconds() + " s";
  }

  /// A node that cannot use the candidate says so with a code.
  static Optional<String> refusing(Rollout rollout, Facts facts) {
    return first(
        rollout,
        facts,
        node -> upToDate(node, facts) && refusal(rollout, node).isPresent(),
        node -> {
          var it = refusal(rollout, node).orElseThrow();
          var detail = it.detail() == null ? "" : " (" + it.detail() + ")";
          return node.node() + " refused the candidate: " + it.code() + detail;
        });
  }

  private static Optional<Resident> refusal(Rollout rollout, NodeNow node) {
    return node.slot(rollout.terms().recipe()).stream()
        .flatMap(it -> it.residents().stream())
        .filter(it -> it.state() == State.REFUSED)
        .filter(it -> it.model().digest().equals(rollout.terms().candidate().digest()))
        .findFirst();
  }

  /// The node's own guard: by its record, or by its report where that is quicker.
  static Optional<String> tripped(Rollout rollout, Facts facts) {
    return facts.observed().trips().stream()
        .findFirst()
        .map(it -> it.node() + "'s guard returned to the champion: " + it.why())
        .or(() ->
            first(
                rollout,
                facts,
                node ->
                    upToDate(node, facts)
                        && candidate(rollout, node)
                            .filter(it -> GUARD.equals(it.code()))
                            .isPresent(),
                node -> node.node() + "'s guard returned to the champion"));
  }

  static Optional<String> withoutModel(Rollout rollout, Facts facts) {
    return first(
        rollout,
        facts,
        node -> node.fault() == FaultCode.MODEL || node.fault() == FaultCode.HUNG,
        node -> node.node() + " has no model that can serve");
  }

  static Optional<String> notReady(Rollout rollout, Facts facts) {
    return first(
        rollout,
        facts,
        node -> !(upToDate(node, facts) && ready(rollout, node)),
        node ->
            node.node()
                + candidate(rollout, node)
                    .map(it -> " is still " + it.state().wireName() + " the candidate")
                    .orElse(" has not taken up the candidate"));
  }

  private static boolean ready(Rollout rollout, NodeNow node) {
    return candidate(rollout, node)
        .filter(it -> it.state() == State.RESIDENT || it.state() == State.SERVING)
        .isPresent();
  }

  static Optional<String> notTakenUp(Rollout rollout, double share, Facts facts) {
    return first(
        rollout,
        facts,
        node -> !(upToDate(node, facts) && inForce(rollout, share, node)),
        node -> node.node() + " has not taken up the share of " + share);
  }

  private static boolean inForce(Rollout rollout, double share, NodeNow node) {
    return node.slot(rollout.terms().recipe())
        .filter(it -> Objects.equals(it.rollout(), rollout.id()) && it.share() == share)
        .isPresent();
  }

  /// Nodes that report this model alone in their slot, by the generation last issued.
  static Set<String> arrived(Rollout rollout, Facts facts, String digest) {
    var recipe = rollout.terms().recipe();
    return Judge.known(rollout, facts).stream()
        .filter(node -> upToDate(node, facts) && node.serves(recipe, digest))
        .filter(node -> node.slot(recipe).filter(it -> it.share() == 0).isPresent())
        .map(NodeNow::node)
        .collect(Collectors.toSet());
  }

  /// Nodes that know a later generation than was ever issued here, as after a restored database:
  /// what they hold is not what was asked for.
  static Set<String> ahead(Rollout rollout, Facts facts) {
    return Judge.known(rollout, facts).stream()
        .filter(node -> node.generation() > facts.issued(node.node()))
        .map(NodeNow::node)
        .collect(Collectors.toSet());
  }

  /// Those that a canary's next generation must reach.
  static Set<String> withoutCandidate(Rollout rollout, Facts facts) {
    var nodes = new HashSet<>(ahead(rollout, facts));
    nodes.addAll(leaseEnded(rollout, facts));
    return nodes;
  }

  /// A lease that ended does not come back by itself: the next generation is needed.
  private static Set<String> leaseEnded(Rollout rollout, Facts facts) {
    return Judge.known(rollout, facts).stream()
        .filter(node -> upToDate(node, facts))
        .filter(node ->
            candidate(rollout, node)
                .filter(it -> it.code() != null && LEASE_ENDED.contains(it.code()))
                .isPresent())
        .map(NodeNow::node)
        .collect(Collectors.toSet());
  }

  private static Optional<Resident> candidate(Rollout rollout, NodeNow node) {
    var terms = rollout.terms();
    return node.resident(terms.recipe(), Role.CANDIDATE, terms.candidate().digest());
  }

  private static boolean upToDate(NodeNow node, Facts facts) {
    return node.generation() >= facts.issued(node.node());
  }

  /// The first node of which it is true.
  private static Optional<String> first(
      Rollout rollout, Facts facts, Predicate<NodeNow> is, Function<NodeNow, String> sentence) {
    return Judge.known(rollout, facts).stream().filter(is).findFirst().map(sentence);
  }
}
