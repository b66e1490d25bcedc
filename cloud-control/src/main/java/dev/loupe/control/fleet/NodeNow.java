package dev.loupe.control.fleet;

import dev.loupe.schema.fleet.FaultCode;
import dev.loupe.schema.fleet.Report;
import dev.loupe.schema.fleet.Resident;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A node by its last report, which arrived at `reportedAt`. `generation` is the highest it ever
/// saw.
public record NodeNow(
    String node,
    String station,
    Instant reportedAt,
    long generation,
    FaultCode fault,
    List<Report.Slot> slots) {
  public NodeNow {
    slots = List.copyOf(slots);
  }

  /// The slot that serves this recipe (null: every one); a slot of its own goes before the general
  /// one.
  public Optional<Report.Slot> slot(@Nullable String recipe) {
    return slots.stream()
        .filter(it -> Objects.equals(it.recipe(), recipe))
        .findFirst()
        .or(() -> slots.stream().filter(it -> it.recipe() == null).findFirst());
  }

  /// What the slot says of a model in that role.
  public Optional<Resident> resident(@Nullable String recipe, Resident.Role role, String digest) {
    return slot(recipe).stream()
        .flatMap(it -> it.residents().stream())
        .filter(it -> it.role() == role && it.model().digest().equals(digest))
        .findFirst();
  }

  /// Whether this model decides the champion's parts there now.
  public boolean serves(@Nullable String recipe, String digest) {
    return slot(recipe)
        .map(Report.Slot::champion)
        .filter(it -> it.digest().equals(digest))
        .isPresent();
  }

  public boolean silentFor(Duration time, Instant now) {
    return reportedAt.plus(time).isBefore(now);
  }
}
