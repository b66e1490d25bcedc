package dev.loupe.control.embedded.adapter;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loupe.control.FreePort;
import dev.loupe.control.MqttPeer;
import dev.loupe.control.embedded.BrokerRights;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.mqtt.MqttClientOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real Mosquitto with `deploy/mosquitto` grants and refuses as the embedded broker does.
class MosquittoTest extends BrokerRightsContract {
  private static final Path DEPLOY = Path.of("..", "deploy", "mosquitto").toAbsolutePath();
  private static final int PORT = FreePort.next();
  private static final TestTls TLS = new TestTls();
  private static @Nullable Process mosquitto;

  @TempDir static Path directory;

  @BeforeAll
  static void start() throws Exception {
    var program = program();
    assumeTrue(program != null, "Mosquitto is not installed: apt-get install mosquitto");
    TLS.make(directory);
    for (var user : List.of("node-1", "node-2", BrokerRights.CONTROL)) addUser(user);
    var lines = new ArrayList<String>();
    for (var line : Files.readAllLines(DEPLOY.resolve("loupe.conf"))) lines.add(here(line));
    lines.add("user root"); // it would not read the temporary directory as its own user
    var file = Files.write(directory.resolve("loupe.conf"), lines);
    mosquitto =
        new ProcessBuilder(program, "-c", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
    awaitPort(mosquitto);
  }

  private static @Nullable String program() {
    for (var path : List.of("/usr/sbin/mosquitto", "/usr/bin/mosquitto"))
      if (Files.isExecutable(Path.of(path))) return path;
    return null;
  }

  /// The deployed file with this test's port and paths.
  private static String here(String line) {
    if (line.startsWith("listener ")) return "listener " + PORT + " 127.0.0.1";
    if (line.startsWith("cafile ")) return "cafile " + TLS.certificate();
    if (line.startsWith("certfile ")) return "certfile " + TLS.certificate();
    if (line.startsWith("keyfile ")) return "keyfile " + TLS.key();
    if (line.startsWith("acl_file ")) return "acl_file " + DEPLOY.resolve("acl");
    if (line.startsWith("password_file ")) return "password_file " + directory.resolve("passwords");
    return line;
  }

  private static void addUser(String user) throws IOException, InterruptedException {
    var file = directory.resolve("passwords");
    if (!Files.exists(file)) Files.createFile(file);
    var exit =
        new ProcessBuilder("mosquitto_passwd", "-b", file.toString(), user, password(user))
            .inheritIO()
            .start()
            .waitFor();
    if (exit != 0) throw new IOException("mosquitto_passwd: " + exit);
  }

  private static void awaitPort(Process process) throws Exception {
    for (int i = 0; i < 200 && process.isAlive(); i++) {
      try (var _ = new Socket(InetAddress.getLoopbackAddress(), PORT)) {
        return;
      } catch (IOException _) {
        Thread.sleep(25);
      }
    }
    throw new IOException(Files.readString(directory.resolve("log")));
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (mosquitto == null) return;
    mosquitto.destroy();
    mosquitto.waitFor(10, TimeUnit.SECONDS);
  }

  @Override
  MqttClientOptions options(String user, String password) {
    return super.options(user, password)
        .setSsl(true)
        .setHostnameVerificationAlgorithm("HTTPS")
        .setTrustOptions(new PemTrustOptions().addCertPath(TLS.certificate().toString()));
  }

  @Test
  void withoutTlsNobodyGetsIn() {
    assertThatThrownBy(() -> MqttPeer.connect(PORT, MqttPeer.options("node-1", password("node-1"))))
        .isInstanceOf(Exception.class);
  }

  @Override
  int port() {
    return PORT;
  }

  @Override
  String controlPassword() {
    return password(BrokerRights.CONTROL);
  }
}
