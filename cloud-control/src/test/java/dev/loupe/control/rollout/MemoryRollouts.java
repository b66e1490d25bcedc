package dev.loupe.control.rollout;

import dev.loupe.control.assignment.Issued;
import dev.loupe.schema.fleet.Assignment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The store's twin in memory.
final class MemoryRollouts implements RolloutStore {
  private final Map<String, Rollout> rollouts = new LinkedHashMap<>();
  private final Map<String, List<Transition>> transitions = new HashMap<>();
  private final Map<String, List<Kept>> judgements = new HashMap<>();
  private final List<Issued> issued = new ArrayList<>();
  private final Map<String, Claim> claims = new HashMap<>();

  private record Claim(UUID actor, long untilNanos) {}

  @Override
  public void add(Rollout rollout, String why, Instant now) throws StaleRollout {
    for (var other : underWay())
      if (!Collections.disjoint(other.terms().nodes(), rollout.terms().nodes()))
        throw new StaleRollout("Rollout " + other.id() + " is under way on one of these stations.");
    rollouts.put(rollout.id(), rollout);
    note(rollout, why, false, now);
  }

  private void note(Rollout rollout, String why, boolean called, Instant now) {
    transitions
        .computeIfAbsent(rollout.id(), _ -> new ArrayList<>())
        .add(new Transition(rollout.version(), now, rollout.state(), why, called));
  }

  @Override
  public Optional<Rollout> find(String id) {
    return Optional.ofNullable(rollouts.get(id));
  }

  @Override
  public List<Rollout> underWay() {
    return rollouts.values().stream().filter(it -> !it.isFinal()).toList();
  }

  @Override
  public List<Rollout> page(@Nullable Instant before, int limit) {
    return rollouts.values().stream()
        .filter(it -> before == null || it.terms().startedAt().isBefore(before))
        .sorted(Comparator.comparing((Rollout it) -> it.terms().startedAt()).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public List<Transition> transitions(String id) {
    return List.copyOf(transitions.getOrDefault(id, List.of()));
  }

  @Override
  public List<Kept> judgements(String id, long before, int limit) {
    return judgements.getOrDefault(id, List.of()).reversed().stream()
        .filter(it -> it.id() < before)
        .limit(limit)
        .toList();
  }

  @Override
  public Optional<Kept> decisive(String id) {
    var all = judgements(id, Long.MAX_VALUE, Integer.MAX_VALUE);
    return all.stream()
        .filter(it -> it.weighing().judged().judgement() instanceof Judgement.RollBack)
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  @Override
  public boolean claim(String id, UUID actor, Duration term) {
    var held = claims.get(id);
    if (held != null && !held.actor().equals(actor) && held.untilNanos() > System.nanoTime())
      return false;
    claims.put(id, new Claim(actor, System.nanoTime() + term.toNanos()));
    return true;
  }

  @Override
  public Rollout save(Change change, Instant now) throws StaleRollout {
    var rollout = change.rollout();
    var kept = rollouts.get(rollout.id());
    if (kept == null || kept.version() != rollout.version()) throw new StaleRollout("changed");
    for (var each : change.issued())
      if (issued.stream().anyMatch(it -> same(it.assignment(), each.assignment())))
        throw new StaleRollout("generation taken");
    var saved = rollout.saved();
    rollouts.put(saved.id(), saved);
    issued.addAll(change.issued());
    note(saved, change.why(), change.called(), now);
    var weighing = change.weighing();
    if (weighing != null) keep(saved, weighing, now);
    return saved;
  }

  private static boolean same(Assignment one, Assignment other) {
    return one.node().equals(other.node()) && one.generation() == other.generation();
  }

  @Override
  public void keep(Rollout rollout, Weighing weighing, Instant now) {
    var all = judgements.computeIfAbsent(rollout.id(), _ -> new ArrayList<>());
    all.add(new Kept(all.size() + 1L, now, rollout.state().word(), weighing));
  }

  @Override
  public Map<String, Assignment> assigned(Collection<String> nodes) {
    var last = new HashMap<String, Assignment>();
    for (var it : current())
      if (nodes.contains(it.assignment().node())) last.put(it.assignment().node(), it.assignment());
    return last;
  }

  @Override
  public List<Issued> current() {
    var last = new HashMap<String, Issued>();
    for (var it : issued)
      last.merge(
          it.assignment().node(),
          it,
          (a, b) -> a.assignment().generation() > b.assignment().generation() ? a : b);
    return List.copyOf(last.values());
  }
}
