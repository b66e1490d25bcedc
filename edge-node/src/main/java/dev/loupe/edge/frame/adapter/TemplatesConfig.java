package dev.loupe.edge.frame.adapter;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

@ConfigMapping(prefix = "loupe")
public interface TemplatesConfig {
  /// Golden templates, `RECIPE/POSITION.png`.
  Path templates();
}
