package dev.loupe.it.peer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loupe.it.process.Children;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MosquittoTest {
  @TempDir Path folder;

  @Test
  void theBareClientGetsWhatItsRightsAllowAndNothingElse() throws IOException {
    assumeTrue(Mosquitto.installed(), "Mosquitto is not installed");
    var rights = Files.writeString(folder.resolve("acl"), "pattern readwrite own/%u\n");
    var children = new Children(folder.resolve("children"));
    var broker =
        new Mosquitto(children, folder.resolve("broker"), rights, Map.of("a", "1", "b", "2"));
    try {
      broker.start();
      assertThat(MqttClient.connect(broker.port(), new MqttClient.Login("a", "a", "2"))).isNull();
      try (var a = MqttClient.connect(broker.port(), new MqttClient.Login("a", "a", "1"));
          var b = MqttClient.connect(broker.port(), new MqttClient.Login("b", "b", "2"))) {
        assertThat(a.subscribe("own/a")).isTrue();
        b.publish("own/a", "forged".getBytes(UTF_8));
        a.publish("own/a", "true".getBytes(UTF_8));
        assertThat(a.next(Duration.ofSeconds(5)).text()).isEqualTo("true");
        assertThat(a.next(Duration.ofMillis(200))).isNull();
      }
    } finally {
      broker.stop();
      children.killAll();
    }
  }
}
