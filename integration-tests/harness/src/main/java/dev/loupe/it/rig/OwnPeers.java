package dev.loupe.it.rig;

import dev.loupe.it.peer.Mosquitto;
import dev.loupe.it.peer.PostgresServer;
import dev.loupe.it.plant.BrokerUsers;
import dev.loupe.it.plant.PlantPlan;
import dev.loupe.it.process.CannotStart;
import dev.loupe.it.process.Children;
import java.nio.file.Path;

/// Servers of the test's own, and the settings that lead the control plane to them.
public record OwnPeers(PostgresServer postgres, Mosquitto mosquitto) {
  /// The control plane's name at a broker.
  public static final String CONTROL = "loupe.control";

  /// The rights by topic that the project ships for Mosquitto.
  static final String RIGHTS = "deploy/mosquitto/acl";

  public static boolean installed() {
    return PostgresServer.installed() && Mosquitto.installed();
  }

  /// Throws a sentence where they are not.
  public static void required() {
    if (!installed())
      throw new CannotStart("PostgreSQL or Mosquitto is missing: install both, then try again.");
  }

  static OwnPeers in(Path data, Children children, Path root, BrokerUsers users) {
    return new OwnPeers(
        new PostgresServer(children, data.resolve("logs/postgres.log")),
        new Mosquitto(
            children, data.resolve("mosquitto"), root.resolve(RIGHTS), users.passwords()));
  }

  PlantPlan into(PlantPlan plan, BrokerUsers users) {
    return plan.control("loupe.postgres", "external")
        .control("quarkus.datasource.jdbc.url", postgres.url())
        .control("quarkus.datasource.username", postgres.user())
        .control("quarkus.datasource.password", postgres.password())
        .control("loupe.broker.host", "127.0.0.1")
        .control("loupe.broker.port", mosquitto.port())
        .control("loupe.broker.user", CONTROL)
        .control("loupe.broker.password", users.password(CONTROL))
        .nodes("loupe.broker.port", mosquitto.port());
  }

  public void start() {
    postgres.start();
    mosquitto.start();
  }

  void close() {
    mosquitto.stop();
    postgres.remove();
  }
}
