package dev.loupe.control.embedded.adapter;

import dev.loupe.control.ControlConfig;
import dev.loupe.control.StartConfig;
import dev.loupe.control.StartRefused;
import dev.loupe.control.embedded.BrokerRights;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/// What runs inside this process before Quarkus does and stops after it: the lock on the data
/// directory, PostgreSQL, the broker.
public final class Embedded {
  private static final Logger LOG = Logger.getLogger(Embedded.class);
  private static final Deque<AutoCloseable> RUNNING = new ArrayDeque<>();

  private Embedded() {}

  /// The settings with which Quarkus finds what was started. Throws StartRefused.
  public static synchronized Map<String, String> start(StartConfig config) {
    var data = config.loupe().data().toAbsolutePath().normalize();
    RUNNING.push(DataLock.take(data));
    Ports.requireFree(config.httpPort(), "HTTP", "quarkus.http.port");
    var settings = new HashMap<String, String>();
    if (config.embeddedPostgres()) settings.putAll(postgres(data, config.loupe().postgresPort()));
    settings.putAll(
        config.loupe().broker().embedded()
            ? broker(data, config.loupe())
            : BrokerSettings.of(config.loupe().broker()));
    return settings;
  }

  private static Map<String, String> postgres(Path data, int port) {
    var postgres = EmbeddedPostgres.start(data, port);
    RUNNING.push(postgres);
    return Map.of(
        "quarkus.datasource.jdbc.url", postgres.login().url(),
        "quarkus.datasource.username", postgres.login().user(),
        "quarkus.datasource.password", postgres.login().password());
  }

  private static Map<String, String> broker(Path data, ControlConfig config) {
    Ports.requireFree(config.brokerPort(), "the embedded broker", "loupe.broker-port");
    try {
      var users = new BrokerUsers(config.brokerUsers().orElse(null));
      RUNNING.push(EmbeddedBroker.start(config.brokerPort(), data.resolve("broker"), users));
      return BrokerSettings.of(
          "127.0.0.1", config.brokerPort(), BrokerRights.CONTROL, users.controlPassword());
    } catch (IllegalArgumentException e) {
      throw new StartRefused(e.getMessage() + ".");
    }
  }

  public static synchronized void stop() {
    while (!RUNNING.isEmpty()) {
      try {
        RUNNING.pop().close();
      } catch (Exception e) { // AutoCloseable declares no narrower one
        LOG.error("not stopped in order", e);
      }
    }
  }
}
