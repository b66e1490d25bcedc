package dev.loupe.edge.inference.adapter;

import dev.loupe.bundle.BundleReader;
import dev.loupe.bundle.DiffBundle;
import dev.loupe.bundle.Manifest.Size;
import dev.loupe.bundle.Opening;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// The model that the node's own configuration names, the built-in `diff` where it names none: the
/// first champion of a node that nobody has assigned one.
@Singleton
public final class OwnModel {
  private final ModelConfig config;
  private @Nullable Opening opened;

  OwnModel(ModelConfig config) {
    this.config = config;
    OnnxLibraries.keepIn(config.data().resolve("onnxruntime"));
  }

  /// All who ask while the node starts get what was read once.
  public synchronized Opening open() {
    if (opened == null) opened = read();
    return opened;
  }

  /// What `open` says, for the last who asks: it is held no longer, and read anew the next time.
  public synchronized Opening take() {
    var taken = open();
    opened = null;
    return taken;
  }

  private Opening read() {
    return config
        .model()
        .map(BundleReader::open)
        .orElseGet(() ->
            new Opening.Opened(
                DiffBundle.of(new Size(config.diff().width(), config.diff().height()))));
  }
}
