package dev.loupe.edge.config;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/// Who this node is and where it keeps what it must not lose.
@ConfigMapping(prefix = "loupe")
public interface NodeConfig {
  /// The node's name: `[a-z0-9][a-z0-9-]*`, at most 63 characters; also its MQTT user and client
  /// id.
  String node();

  String line();

  String station();

  /// The journal, the image queue, keys and certificates.
  Path data();
}
