package dev.loupe.edge.outbox.adapter;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A Mosquitto with a certificate for the name given as `name`; the node looks for `localhost`.
public final class TlsBrokerResource implements QuarkusTestResourceLifecycleManager {
  private static final Path OPENSSL = Path.of("/usr/bin/openssl");

  static @Nullable Mosquitto broker;
  private String name = "localhost";

  @Override
  public void init(Map<String, String> arguments) {
    name = arguments.getOrDefault("name", name);
  }

  @Override
  public Map<String, String> start() {
    try {
      var directory = Files.createTempDirectory("loupe-tls");
      var settings = new HashMap<String, String>();
      settings.put("loupe.data", directory.resolve("data").toString());
      settings.put("loupe.camera.folder", directory.resolve("camera").toString());
      settings.put("loupe.templates", directory.resolve("templates").toString());
      settings.put("loupe.broker.host", "localhost");
      settings.put("loupe.broker.tls", "true");
      if (Mosquitto.program().isPresent() && Files.isExecutable(OPENSSL))
        broker = start(directory, settings);
      return settings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Mosquitto start(Path directory, Map<String, String> settings)
      throws IOException, InterruptedException {
    certify(directory);
    var more =
        "certfile " + directory.resolve("cert.pem") + "\nkeyfile " + directory.resolve("key.pem");
    var made = Mosquitto.on(Mosquitto.program().orElseThrow(), directory, more + "\n");
    made.start();
    settings.put("loupe.broker.port", String.valueOf(made.port()));
    settings.put("loupe.broker.ca", directory.resolve("cert.pem").toString());
    return made;
  }

  /// Signed by itself: its own authority.
  private void certify(Path directory) throws IOException, InterruptedException {
    var made =
        new ProcessBuilder(
                OPENSSL.toString(),
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=" + name,
                "-addext",
                "subjectAltName=DNS:" + name,
                "-keyout",
                "key.pem",
                "-out",
                "cert.pem")
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("openssl.log").toFile())
            .start();
    if (made.waitFor() != 0)
      throw new IOException(Files.readString(directory.resolve("openssl.log")));
  }

  @Override
  public void stop() {
    try {
      if (broker != null) broker.close();
      broker = null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
