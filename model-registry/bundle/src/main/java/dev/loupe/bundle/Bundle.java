package dev.loupe.bundle;

import dev.loupe.schema.model.ModelRef;

/// A bundle whose files have been verified: `model` and `golden` are the bytes that the manifest's
/// digests were checked on, to be loaded as they are. `digest` is the SHA-256 of the manifest's
/// bytes.
public record Bundle(Manifest manifest, String digest, byte[] model, GoldenSet golden) {
  public Bundle(Manifest manifest, String digest, byte[] model) {
    this(manifest, digest, model, GoldenSet.NONE);
  }

  public ModelRef ref() {
    return new ModelRef(manifest.name(), manifest.version(), digest);
  }
}
