package dev.loupe.edge.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigFileTest {
  @TempDir Path directory = Path.of("set by JUnit");

  private ThrowingCallable reading(String change, String to) {
    return () -> {
      try {
        var text = Files.readString(Path.of("edge.example.yaml"));
        assertThat(text).contains(change);
        ConfigFile.read(
            Files.writeString(directory.resolve("edge.yaml"), text.replace(change, to)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  @Test
  void theExampleIsFine() {
    assertThat(ConfigFile.read(Path.of("edge.example.yaml")).data())
        .isEqualTo(Path.of("/var/lib/loupe"));
  }

  @Test
  void anUnknownKeyIsNamedWithTheNearestOne() {
    assertThatThrownBy(reading("deadline: 100ms", "deadlin: 100ms"))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("the key 'loupe.deadlin' is unknown")
        .hasMessageContaining("did you mean 'loupe.deadline'?");
  }

  @Test
  void aMissingValueIsNamed() {
    assertThatThrownBy(reading("  node: node-1", "  node:"))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("'loupe.node' has no value");
  }

  @Test
  void aNameThatIsNoTopicIsRefused() {
    assertThatThrownBy(reading("node: node-1", "node: 'Node/1'"))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("loupe.node 'Node/1' is no node's name");
  }

  @Test
  void aControlPlaneWithoutAnAddressIsRefused() {
    for (var wrong : List.of("plant-server:8080", "http://plant_server:8080", "ftp://plant"))
      assertThatThrownBy(reading("# control: http://127.0.0.1:8080", "control: " + wrong))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("loupe.control '" + wrong + "'")
          .hasMessageContaining("write http://HOST:PORT");
  }

  @Test
  void otherMachinesMayNotAsk() {
    assertThatThrownBy(reading("    port: 8091", "    host: 0.0.0.0"))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("quarkus.http.host '0.0.0.0' is not this machine");
  }

  @Test
  void brokenYamlIsOneSentenceWithItsLine() {
    assertThatThrownBy(reading("  line: line-1", "  line: [line-1"))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("is not YAML")
        .hasMessageContaining("line ");
  }

  @Test
  void aMissingFileSaysWhatToCopy() {
    assertThatThrownBy(() -> ConfigFile.read(directory.resolve("none.yaml")))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("There is no configuration file")
        .hasMessageContaining("edge.example.yaml");
  }

  @Test
  void aDirectoryIsNoFile() {
    assertThatThrownBy(() -> ConfigFile.read(directory))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("cannot be read");
  }
}
