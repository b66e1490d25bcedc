package dev.loupe.it.plant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @Test
  void dottedNamesBecomeNestedYaml() {
    var settings =
        Settings.none()
            .with("loupe.plc.trigger", "poll")
            .with("loupe.node", "node-1")
            .with("loupe.plc.endpoint", "opc.tcp://a\"b")
            .with("quarkus.http.port", 1);
    assertThat(settings.yaml())
        .isEqualTo(
            """
            loupe:
              node: "node-1"
              plc:
                endpoint: "opc.tcp://a\\"b"
                trigger: "poll"
            quarkus:
              http:
                port: "1"
            """);
  }

  @Test
  void theFileIsItsOwnersAlone(@TempDir Path folder) throws IOException {
    var file = Settings.none().with("a.b", "c").write(folder.resolve("x.yaml"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void brokerUsersKeepTheirPasswordsOverASecondStart(@TempDir Path folder) throws IOException {
    var first = BrokerUsers.in(folder, List.of("node-1", "node-2"));
    var second = BrokerUsers.in(folder, List.of("node-1", "node-2"));
    assertThat(second).isEqualTo(first);
    assertThat(first.password("node-1")).isNotEqualTo(first.password("node-2"));
    assertThat(Files.readString(first.file()))
        .contains("node-1 = pbkdf2:100000:")
        .doesNotContain(first.password("node-1"));
  }
}
