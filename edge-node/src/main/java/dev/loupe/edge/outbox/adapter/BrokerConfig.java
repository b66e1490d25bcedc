package dev.loupe.edge.outbox.adapter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/// The MQTT broker. `application.properties` hands these to the connector.
@ConfigMapping(prefix = "loupe.broker")
public interface BrokerConfig {
  String host();

  @WithDefault("1883")
  int port();

  Optional<String> user();

  Optional<String> password();

  @WithDefault("false")
  boolean tls();

  /// The broker's certificate authority, PEM; absent: those that Java trusts.
  Optional<Path> ca();
}
