package dev.loupe.edge.assignment.adapter;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// Whom this node believes, and where its models come from and lie.
@ConfigMapping(prefix = "loupe")
public interface AssignmentConfig {
  /// The file of trusted keys; absent: no assignment is followed.
  Optional<Path> trustKeys();

  /// Where bundles are fetched from; absent: none are.
  Optional<URI> control();

  Models models();

  interface Models {
    /// Bundles kept below the data directory; those in use never go.
    @WithDefault("4G")
    MemorySize budget();
  }
}
