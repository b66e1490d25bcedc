package dev.loupe.edge.inference.adapter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/// `loupe.model`, and the size of images where none is given.
@ConfigMapping(prefix = "loupe")
public interface ModelConfig {
  /// The bundle's directory; absent: the built-in `diff`.
  Optional<Path> model();

  /// The node's data, among it what ONNX Runtime needs on disk.
  Path data();

  /// The station's name, for the report.
  String station();

  Diff diff();

  /// What the built-in `diff` takes; multiples of 8.
  interface Diff {
    @WithDefault("640")
    int width();

    @WithDefault("640")
    int height();
  }
}
