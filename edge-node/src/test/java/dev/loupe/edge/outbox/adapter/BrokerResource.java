package dev.loupe.edge.outbox.adapter;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A Mosquitto for the node under test, where there is one, and a data directory.
public final class BrokerResource implements QuarkusTestResourceLifecycleManager {
  static @Nullable Mosquitto broker;

  @Override
  public Map<String, String> start() {
    try {
      var directory = Files.createTempDirectory("loupe-outbox");
      var port = 1;
      Optional<Path> program = Mosquitto.program();
      if (program.isPresent()) {
        var made = Mosquitto.on(program.get(), directory, "");
        made.start();
        port = made.port();
        broker = made;
      }
      return Map.of(
          "loupe.data", directory.resolve("data").toString(),
          "loupe.camera.folder", directory.resolve("camera").toString(),
          "loupe.templates", directory.resolve("templates").toString(),
          "loupe.broker.port", String.valueOf(port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void stop() {
    try {
      if (broker != null) broker.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
