package dev.loupe.control.model;

import dev.loupe.bundle.Manifest;
import dev.loupe.schema.model.ModelRef;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A registered model. `mismatch` says in one sentence what the store says otherwise than the
/// manifest; null where they agree.
public record Model(
    ModelRef ref, Manifest manifest, Provenance provenance, @Nullable String mismatch) {
  /// `place` is the store's address of it, `signer` the id of the key that signed it, `bytes` the
  /// length of its `.loupe` file; `tags` are those that it was registered with.
  public record Provenance(
      String place,
      String signer,
      Instant registeredAt,
      long bytes,
      SortedMap<String, String> tags) {
    public Provenance {
      tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }
  }

  Model with(@Nullable String mismatch) {
    return new Model(ref, manifest, provenance, mismatch);
  }
}
