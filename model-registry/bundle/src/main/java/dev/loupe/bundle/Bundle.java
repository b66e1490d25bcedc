package dev.loupe.bundle;

import dev.loupe.schema.model.ModelRef;

/// A bundle whose files have been verified: `model` is the bytes of `model.onnx` that the
/// manifest's digest was checked on, to be loaded as they are. `digest` is the SHA-256 of the
/// manifest's bytes.
public record Bundle(Manifest manifest, String digest, byte[] model) {
  public ModelRef ref() {
    return new ModelRef(manifest.name(), manifest.version(), digest);
  }
}
