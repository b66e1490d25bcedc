package dev.loupe.control.rollout;

import dev.loupe.control.assignment.AssignmentBook;
import dev.loupe.control.assignment.Issued;
import dev.loupe.control.gate.Observed;
import dev.loupe.control.rollout.Judgement.Judged;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keeps rollouts, every change of theirs, what was judged, and every assignment ever issued.
public interface RolloutStore extends AssignmentBook {
  /// One saved change, all of it or nothing: the rollout as it shall be (of the version it was read
  /// with), why, what was judged, and the assignments that follow.
  record Change(
      Rollout rollout,
      String why,
      boolean called,
      @Nullable Weighing weighing,
      List<Issued> issued) {
    public Change {
      issued = List.copyOf(issued);
    }
  }

  /// A judgement with the counts it rests on.
  record Weighing(Judged judged, Observed observed) {}

  /// A judgement as it was kept.
  record Kept(long id, Instant at, String state, Weighing weighing) {}

  /// A saved change as it was kept.
  record Transition(long version, Instant at, RolloutState state, String why, boolean called) {}

  /// Throws `StaleRollout` if another rollout under way has one of its nodes.
  void add(Rollout rollout, String why, Instant now) throws StaleRollout;

  Optional<Rollout> find(String id);

  /// Those that are not final, the oldest first.
  List<Rollout> underWay();

  /// The newest first, those begun before `before` (null: all).
  List<Rollout> page(@Nullable Instant before, int limit);

  List<Transition> transitions(String id);

  /// The newest first, with an id below `before`.
  List<Kept> judgements(String id, long before, int limit);

  /// The one that sent it back; where none did, the last.
  Optional<Kept> decisive(String id);

  /// Whether `actor` alone may act on the rollout for this long.
  boolean claim(String id, UUID actor, Duration term);

  /// Returns it with its new version; throws `StaleRollout` if someone saved first.
  Rollout save(Change change, Instant now) throws StaleRollout;

  /// A judgement that changed nothing.
  void keep(Rollout rollout, Weighing weighing, Instant now);
}
