package dev.loupe.control.rollout;

import dev.loupe.control.plan.Plan;
import dev.loupe.schema.model.ModelRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was agreed when the rollout began, never changed after. `slowMs`: a part's own model time
/// above it is slow, the larger of the plan's limit and 1.15 times the champion's p99 just before.
/// `partsPerDay` was the line's pace. `recipe` null: all. An `automatic` one waits in Shadow for a
/// person.
public record Terms(
    Plan plan,
    String planName,
    ModelRef champion,
    ModelRef candidate,
    List<Place> places,
    @Nullable String recipe,
    double slowMs,
    double partsPerDay,
    String startedBy,
    Instant startedAt,
    boolean automatic) {
  public record Place(String node, String station) {}

  public Terms {
    places = List.copyOf(places);
  }

  public List<String> nodes() {
    return places.stream().map(Place::node).toList();
  }
}
