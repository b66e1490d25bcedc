package dev.loupe.control.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A registered model as REST and the console show it. `mismatch` is what the store says otherwise
/// than the manifest: such a model is not rolled out. `aliases` are those that it shall have.
public record ModelSeen(
    String name,
    String version,
    String digest,
    String label,
    String family,
    Instant registeredAt,
    String signer,
    List<String> aliases,
    @Nullable String mismatch) {
  public ModelSeen {
    aliases = List.copyOf(aliases);
  }

  public static ModelSeen of(Model model, List<ModelBook.Alias> aliases) {
    var ref = model.ref();
    var mine = aliases.stream().filter(it -> it.digest().equals(ref.digest()));
    return new ModelSeen(
        ref.name(),
        ref.version(),
        ref.digest(),
        ref.label(),
        model.manifest().family().wireName(),
        model.provenance().registeredAt(),
        model.provenance().signer(),
        mine.map(ModelBook.Alias::alias).sorted().toList(),
        model.mismatch());
  }

  /// Some models, the newest first; `next` asks for the next older ones, null at the end.
  public record Models(List<ModelSeen> items, @Nullable String next) {
    public Models {
      items = List.copyOf(items);
    }
  }

  /// Where a model is: `role` champion or candidate, `state` as the node reports it.
  public record ModelRun(
      String node,
      String line,
      String station,
      @Nullable String recipe,
      String role,
      String state,
      @Nullable String code,
      Instant reportedAt) {}
}
