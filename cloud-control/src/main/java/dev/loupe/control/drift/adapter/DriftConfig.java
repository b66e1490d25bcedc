package dev.loupe.control.drift.adapter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/// The patrol and whom it tells.
@ConfigMapping(prefix = "loupe.drift")
public interface DriftConfig {
  /// Plant time, for the patrol at 02:00; as Europe/Berlin; without it the machine's zone.
  Optional<String> zone();

  /// The model, a digest or `name:version`, to start in shadow when all stations of a model drift.
  Optional<String> candidate();

  /// The plan of that rollout. It waits in shadow for a person.
  @WithDefault("default")
  String plan();

  Webhook webhook();

  interface Webhook {
    /// https, or http to this machine.
    Optional<URI> url();

    /// Signs what is sent, as Standard Webhooks say: `whsec_` and base64, or any text.
    Optional<String> secret();
  }
}
