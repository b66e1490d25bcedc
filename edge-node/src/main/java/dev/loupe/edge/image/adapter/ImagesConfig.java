package dev.loupe.edge.image.adapter;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.util.Optional;

@ConfigMapping(prefix = "loupe")
public interface ImagesConfig {
  /// Where images are uploaded to; absent: none are kept.
  Optional<URI> control();

  @WithName("images")
  Queue images();

  interface Queue {
    /// So much may wait on disk; beyond it frames are given up first, templates last.
    @WithDefault("2G")
    MemorySize budget();
  }
}
