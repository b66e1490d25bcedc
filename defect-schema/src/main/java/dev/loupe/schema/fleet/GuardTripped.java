package dev.loupe.schema.fleet;

import dev.loupe.schema.inspection.Clock;
import dev.loupe.schema.model.ModelRef;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The node went back to its champion by itself: `events` (errors, misses or hangs) fell within the
/// last `parts` candidate parts. It stays so for this generation and candidate. A lease that ends
/// is no trip.
public record GuardTripped(
    String station,
    @Nullable String recipe,
    String rollout,
    long generation,
    ModelRef candidate,
    Why why,
    int events,
    int parts,
    Clock at) {
  public enum Why {
    ERRORS,
    MISSES,
    HANG;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
