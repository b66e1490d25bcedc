package dev.loupe.control.embedded.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.control.FreePort;
import dev.loupe.control.MqttPeer;
import dev.loupe.control.embedded.BrokerRights;
import dev.loupe.control.embedded.Password;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The rights by topic, as a raw client meets them. `deploy/mosquitto` passes the same in
/// `MosquittoTest`.
class EmbeddedBrokerTest extends BrokerRightsContract {
  @TempDir static Path directory;
  private static final int PORT = FreePort.next();
  private static EmbeddedBroker broker;
  private static BrokerUsers users;

  @BeforeAll
  static void start() throws Exception {
    var file = directory.resolve("users.properties");
    Files.writeString(file, line("node-1") + line("node-2"));
    users = new BrokerUsers(file);
    broker = EmbeddedBroker.start(PORT, directory.resolve("spill"), users);
  }

  private static String line(String node) {
    return node + " = " + Password.of(password(node), 1000, new byte[16]) + "\n";
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Override
  int port() {
    return PORT;
  }

  @Override
  String controlPassword() {
    return users.controlPassword();
  }

  @Test
  void aCleanDisconnectNeverPublishesTheLastWill() throws Exception {
    var topic = "loupe/v1/node-1/report";
    try (var control = control()) {
      assertThat(control.subscribe("$share/ledger/loupe/v1/+/report")).isTrue();
      for (int i = 0; i < 100; i++) {
        var options =
            MqttPeer.options("node-1", password("node-1"))
                .setWillFlag(true)
                .setWillQoS(1)
                .setWillTopic(topic)
                .setWillMessageBytes(io.vertx.core.buffer.Buffer.buffer("dead"));
        MqttPeer.connect(PORT, options).close();
      }
      assertThat(control.next(300)).isNull();
    }
  }

  @Test
  void aMessageOfTheLargestBatchPasses() throws Exception {
    try (var control = control();
        var node = node("node-1")) {
      assertThat(control.subscribe("$share/ledger/loupe/v1/+/records")).isTrue();
      node.publish("loupe/v1/node-1/records", new byte[300 * 1024]);
      var heard = control.next(5_000);
      assertThat(heard).isNotNull();
      assertThat(heard.payload()).hasSize(300 * 1024);
    }
  }

  @Test
  void aUserWhoIsNotInTheFileIsRefused() {
    assertThatThrownBy(() -> node("node-3")).hasMessageContaining("CONNECTION_REFUSED");
  }

  @Test
  void theControlPlanesNameIsNoNodesName() {
    assertThatThrownBy(
            () -> MqttPeer.connect(PORT, MqttPeer.options(BrokerRights.CONTROL, "guess")))
        .hasMessageContaining("CONNECTION_REFUSED");
  }
}
