package dev.loupe.control.embedded.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.control.MqttPeer;
import dev.loupe.control.embedded.BrokerRights;
import io.vertx.mqtt.MqttClientOptions;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every broker that serves Loupe must grant and refuse, with the users `node-1`, `node-2` and
/// the control plane's.
abstract class BrokerRightsContract {
  private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);

  abstract int port();

  abstract String controlPassword();

  static String password(String node) {
    return "secret-" + node;
  }

  /// How a client reaches this broker.
  MqttClientOptions options(String user, String password) {
    return MqttPeer.options(user, password);
  }

  MqttPeer node(String name) throws Exception {
    return MqttPeer.connect(port(), options(name, password(name)));
  }

  MqttPeer control() throws Exception {
    var options = options(BrokerRights.CONTROL, controlPassword());
    return MqttPeer.connect(port(), options.setClientId(BrokerRights.CONTROL + ".test"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"records", "report"})
  void aNodeSpeaksUpToTheControlPlane(String channel) throws Exception {
    try (var control = control();
        var node = node("node-1")) {
      assertThat(control.subscribe("$share/ledger/loupe/v1/+/" + channel)).isTrue();
      node.publish("loupe/v1/node-1/" + channel, HELLO);
      var heard = control.next(5_000);
      assertThat(heard).isNotNull();
      assertThat(heard.topic()).isEqualTo("loupe/v1/node-1/" + channel);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"receipt", "assignment", "command"})
  void theControlPlaneSpeaksDownToOneNode(String channel) throws Exception {
    try (var control = control();
        var node = node("node-1");
        var other = node("node-2")) {
      assertThat(node.subscribe("loupe/v1/node-1/" + channel)).isTrue();
      assertThat(other.subscribe("loupe/v1/node-2/" + channel)).isTrue();
      control.publish("loupe/v1/node-1/" + channel, HELLO);
      assertThat(node.next(5_000)).isNotNull();
      assertThat(other.next(200)).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "loupe/v1/node-2/records",
        "loupe/v1/node-2/report",
        "loupe/v1/node-1/receipt",
        "loupe/v1/node-1/command",
        "loupe/v1/node-1/assignment",
        "loupe/v1/node-2/receipt",
        "loupe/v1/node-1/other",
        "elsewhere"
      })
  void aNodeCannotSpeakOn(String topic) throws Exception {
    try (var control = control();
        var other = node("node-2")) {
      assertThat(control.subscribe("$share/ledger/loupe/v1/+/records")).isTrue();
      assertThat(control.subscribe("$share/ledger/loupe/v1/+/report")).isTrue();
      assertThat(other.subscribe("loupe/v1/node-2/receipt")).isTrue();
      try (var node = node("node-1")) {
        assertThat(node.subscribe("loupe/v1/node-1/receipt")).isTrue();
        forge(node, topic);
        assertThat(node.next(200)).isNull();
      }
      assertThat(control.next(100)).isNull();
      assertThat(other.next(100)).isNull();
    }
  }

  /// A broker may drop the message, or the sender with it.
  private static void forge(MqttPeer node, String topic) {
    try {
      node.publish(topic, HELLO);
    } catch (Exception _) {
      // thrown out
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "loupe/v1/node-2/receipt",
        "loupe/v1/+/receipt",
        "loupe/v1/+/records",
        "loupe/v1/node-1/records",
        "loupe/v1/node-1/#",
        "loupe/v1/#",
        "#",
        "$share/ledger/loupe/v1/+/records",
        "$share/mine/loupe/v1/node-2/receipt"
      })
  void aNodeCannotListenTo(String filter) throws Exception {
    try (var control = control();
        var other = node("node-2");
        var node = node("node-1")) {
      grantedOrThrownOut(node, filter);
      other.publish("loupe/v1/node-2/records", HELLO);
      control.publish("loupe/v1/node-2/receipt", HELLO);
      assertThat(node.next(200)).isNull();
    }
  }

  /// Mosquitto grants what it will never deliver.
  private static void grantedOrThrownOut(MqttPeer node, String filter) {
    try {
      node.subscribe(filter);
    } catch (Exception _) {
      // thrown out
    }
  }

  /// A broker may refuse the thief, or call it by its own name whatever it says.
  @Test
  void aNodeCannotTakeAnothersClientId() throws Exception {
    try (var other = node("node-2")) {
      var options = options("node-1", password("node-1")).setClientId("node-2");
      try (var _ = MqttPeer.connect(port(), options)) {
        assertThat(other.isThrownOut(300)).isFalse();
      } catch (java.util.concurrent.ExecutionException _) {
        assertThat(other.isThrownOut(300)).isFalse();
      }
    }
  }

  @Test
  void aWrongPasswordIsRefusedAndThrowsNobodyOut() throws Exception {
    try (var node = node("node-1")) {
      assertThatThrownBy(() -> MqttPeer.connect(port(), options("node-1", "wrong")))
          .hasMessageContaining("CONNECTION_REFUSED");
      assertThat(node.isThrownOut(300)).isFalse();
    }
  }
}
