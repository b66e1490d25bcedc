package dev.loupe.control.embedded.adapter;

import dev.loupe.control.ControlConfig;
import dev.loupe.control.StartRefused;
import java.util.HashMap;
import java.util.Map;

/// The MQTT connector's settings for one broker.
final class BrokerSettings {
  private static final String MQTT = "mp.messaging.connector.smallrye-mqtt.";
  private static final String TLS = "quarkus.tls.broker.";

  private BrokerSettings() {}

  static Map<String, String> of(String host, int port, String user, String password) {
    return Map.of(
        MQTT + "host", host,
        MQTT + "port", Integer.toString(port),
        MQTT + "username", user,
        MQTT + "password", password);
  }

  static Map<String, String> of(ControlConfig.Broker broker) {
    var host = broker.host().orElseThrow();
    if (broker.user().isEmpty() || broker.password().isEmpty())
      throw new StartRefused("loupe.broker names the host " + host + " but no user and password.");
    var settings =
        new HashMap<>(of(host, broker.port(), broker.user().get(), broker.password().get()));
    if (broker.tls()) {
      settings.put(MQTT + "ssl", "true");
      settings.put(MQTT + "tls-configuration-name", "broker");
      // The connector's own default checks no name.
      settings.put(TLS + "hostname-verification-algorithm", "HTTPS");
      broker.ca().ifPresent(ca -> settings.put(TLS + "trust-store.pem.certs", ca.toString()));
    }
    return settings;
  }
}
