package dev.loupe.schema.fleet;

import dev.loupe.schema.model.ModelRef;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A model that a slot holds or is bringing in. `code` and `detail` say why it was refused;
/// `generation` is the assignment that asked for it, null for the node's own first champion.
public record Resident(
    ModelRef model,
    Role role,
    State state,
    @Nullable String code,
    @Nullable String detail,
    @Nullable Long generation) {
  public enum Role {
    CHAMPION,
    CANDIDATE;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// `RESIDENT` is warm in memory; `SERVING` decides parts now.
  public enum State {
    FETCHING,
    VERIFYING,
    WARMING,
    RESIDENT,
    SERVING,
    REFUSED;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
