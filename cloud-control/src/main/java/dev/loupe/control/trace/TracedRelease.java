package dev.loupe.control.trace;

import dev.loupe.control.model.ModelDetail.GovernanceEntry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was signed, and where it was registered.
public final class TracedRelease {
  private TracedRelease() {}

  /// `parent` is the digest that it was made from, as its manifest says.
  public record TracedBundle(
      String name,
      String version,
      @Nullable String parent,
      long bytes,
      List<TracedSignature> signatures,
      List<GovernanceEntry> governance) {
    public TracedBundle {
      signatures = List.copyOf(signatures);
      governance = List.copyOf(governance);
    }
  }

  /// `accepted`: the one that was verified when the model was registered.
  public record TracedSignature(String keyId, boolean accepted) {}

  /// `place` is the store's own address, `run` its own word for the work that brought it; null
  /// where the store keeps none.
  public record TracedRegistration(
      String store,
      String place,
      @Nullable String run,
      Instant registeredAt,
      List<String> aliases) {
    public TracedRegistration {
      aliases = List.copyOf(aliases);
    }
  }
}
