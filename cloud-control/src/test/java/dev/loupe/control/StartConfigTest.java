package dev.loupe.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.control.embedded.adapter.Embedded;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartConfigTest {
  @TempDir Path directory;

  @AfterEach
  void stop() {
    Embedded.stop();
  }

  private StartConfig config(String yaml) throws IOException {
    return StartConfig.read(Files.writeString(directory.resolve("control.yaml"), yaml));
  }

  private void refused(String yaml, String sentence) {
    assertThatThrownBy(() -> config(yaml).check())
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(sentence)
        .satisfies(it -> assertThat(it.getMessage()).doesNotContain("\n"));
  }

  @Test
  void theExampleFileIsAcceptedAndSaysTheDefaults() {
    var example = StartConfig.read(Path.of("control.example.yaml").toAbsolutePath());
    assertThatCode(example::check).doesNotThrowAnyException();
    var loupe = example.loupe();
    assertThat(loupe.postgres()).isEqualTo("embedded");
    assertThat(loupe.postgresPort()).isEqualTo(5433);
    assertThat(loupe.broker().embedded()).isTrue();
    assertThat(loupe.brokerPort()).isEqualTo(1883);
    assertThat(loupe.ledger().nodes()).isEqualTo(500);
    assertThat(loupe.ledger().credit()).isEqualTo(4);
    assertThat(loupe.ledger().buffer()).isEqualTo(4096);
    assertThat(example.httpPort()).isEqualTo(8080);
  }

  @Test
  void theNamesAndDefaultsStayAsTheyAre() throws IOException {
    var loupe = config("loupe: { data: /var/lib/loupe }").loupe();
    assertThat(loupe.production()).isFalse();
    assertThat(loupe.postgres()).isEqualTo("embedded");
    assertThat(loupe.postgresPort()).isEqualTo(5433);
    assertThat(loupe.broker().embedded()).isTrue();
    assertThat(loupe.broker().group()).isEqualTo("ledger");
    assertThat(loupe.brokerPort()).isEqualTo(1883);
    assertThat(loupe.brokerUsers()).isEmpty();
    assertThat(loupe.ledger().writers()).isEqualTo(2);
    assertThat(loupe.ledger().buffer()).isEqualTo(4096);
    assertThat(loupe.images().largest()).isEqualTo(64L << 20);
  }

  @Test
  void whatIsMissingOrBrokenIsOneSentenceWithItsName() {
    refused("loupe: { postgres-port: 1 }", "loupe.data is required");
    refused("loupe: { data: /x, postgres-port: many }", "loupe.postgres-port");
    refused("loupe: { data: [", "control.yaml");
    refused("loupe: { data: /x, broker-prot: 1 }", "loupe.broker-prot is no setting");
  }

  @Test
  void httpListensOnTheLoopbackOnly() {
    refused(
        "loupe: { data: /x }\nquarkus: { http: { host: 0.0.0.0 } }",
        "quarkus.http.host is 0.0.0.0, but without authentication HTTP listens on 127.0.0.1 only");
  }

  @Test
  void productionRefusesWhatServesTrialsOnly() {
    refused("loupe: { data: /x, production: true }", "Production refuses the embedded PostgreSQL");
    refused(
        "loupe: { data: /x, production: true, postgres: external }",
        "Production refuses the embedded broker");
  }

  @Test
  void theBufferHoldsTheBatchesOfAllNodes() throws IOException {
    var ledger = "loupe: { data: /x, ledger: { nodes: %d, credit: %d, buffer: %d } }";
    refused(
        ledger.formatted(1025, 4, 4096),
        "loupe.ledger.buffer is 4096 but loupe.ledger.nodes × credit is 4100");
    refused(ledger.formatted(2_000_000_000, 4, 4096), "is 8000000000: a full buffer");
    refused(ledger.formatted(0, 4, 4096), "must be 1 or more");
    var enough = config(ledger.formatted(1024, 4, 4096));
    assertThatCode(enough::check).doesNotThrowAnyException();
  }

  @Test
  void aWrongWordIsRefusedWithTheRightOnes() {
    refused("loupe: { data: /x, postgres: sqlite }", "write embedded or external");
    refused("loupe: { data: /x, broker: kafka }", "write embedded, or host, port");
  }

  @Test
  void oneDataDirectoryServesOneProcess() throws IOException {
    var yaml =
        "loupe: { data: %s, postgres: external, broker: { host: h, user: u, password: p } }\n"
            + "quarkus: { http: { port: %d } }";
    Embedded.start(config(yaml.formatted(directory, FreePort.next())));
    var second = config(yaml.formatted(directory, FreePort.next()));

    assertThatThrownBy(() -> Embedded.start(second))
        .isInstanceOf(StartRefused.class)
        .hasMessage("Another process uses " + directory + ": stop it or set another loupe.data.");
  }

  @Test
  void aTakenPortIsOneSentence() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = taken.getLocalPort();
      var config =
          config("loupe: { data: " + directory + " }\nquarkus: { http: { port: " + port + " } }");
      assertThatThrownBy(() -> Embedded.start(config))
          .isInstanceOf(StartRefused.class)
          .hasMessage(
              "Port %d for HTTP is not free: stop what listens there or set quarkus.http.port."
                  .formatted(port));
    }
  }

  @Test
  void brokenUsersAreNamed() throws IOException {
    var users = Files.writeString(directory.resolve("users"), "node-1 = secret\n");
    var yaml =
        "loupe: { data: %s, postgres: external, broker-port: %d, broker-users: %s }\n"
            + "quarkus: { http: { port: %d } }";
    var config = config(yaml.formatted(directory, FreePort.next(), users, FreePort.next()));
    assertThatThrownBy(() -> Embedded.start(config))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("node-1 is not of the form pbkdf2:ITERATIONS:SALTHEX:HASHHEX");
  }
}
