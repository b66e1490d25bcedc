package dev.loupe.edge.inference.adapter;

import dev.loupe.bundle.BundleReader;
import dev.loupe.bundle.DiffBundle;
import dev.loupe.bundle.Manifest.Size;
import dev.loupe.bundle.Opening;
import jakarta.inject.Singleton;

/// The model that the node's own configuration names, the built-in `diff` where it names none: the
/// first champion of a node that nobody has assigned one.
@Singleton
public final class OwnModel {
  private final ModelConfig config;

  OwnModel(ModelConfig config) {
    this.config = config;
    OnnxLibraries.keepIn(config.data().resolve("onnxruntime"));
  }

  public Opening open() {
    return config
        .model()
        .map(BundleReader::open)
        .orElseGet(() ->
            new Opening.Opened(
                DiffBundle.of(new Size(config.diff().width(), config.diff().height()))));
  }
}
