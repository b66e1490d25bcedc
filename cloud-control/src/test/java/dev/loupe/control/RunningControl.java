package dev.loupe.control;

import dev.loupe.control.embedded.Password;
import dev.loupe.control.embedded.adapter.Embedded;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The real PostgreSQL and broker under a `@QuarkusTest`, as `Main` starts them. The nodes `node-1`
/// to `node-9` may log in with `secret-` and their name.
public class RunningControl implements QuarkusTestResourceLifecycleManager {
  public static final String BROKER_PORT = "loupe.broker-port";
  public static final int LARGEST_IMAGE = 4 << 20;

  @Override
  public Map<String, String> start() {
    try {
      var directory = Files.createTempDirectory("loupe-control");
      var settings = new HashMap<String, String>();
      settings.put("loupe.data", directory.resolve("data").toString());
      settings.put("loupe.postgres-port", Integer.toString(FreePort.next()));
      settings.put(BROKER_PORT, Integer.toString(FreePort.next()));
      settings.put("loupe.images.largest", Integer.toString(LARGEST_IMAGE));
      settings.put("loupe.trust-keys", directory.resolve("trust.json").toString());
      settings.put("loupe.broker-users", users(directory).toString());
      settings.putAll(Embedded.start(config(directory, settings)));
      settings.put("loupe.training.jar", StandInTrainer.jar(directory).toString());
      return settings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StartConfig config(Path directory, Map<String, String> settings)
      throws IOException {
    var yaml = new StringBuilder("quarkus: { http: { port: " + FreePort.next() + " } }\nloupe:\n");
    settings.forEach((key, value) ->
        yaml.append(key.replace("loupe.", "  ").replace("images.largest", "images:\n    largest"))
            .append(": ")
            .append(value)
            .append('\n'));
    var file = Files.writeString(directory.resolve("control.yaml"), yaml);
    var config = StartConfig.read(file);
    config.check();
    return config;
  }

  private static Path users(Path directory) throws IOException {
    var lines = new StringBuilder();
    for (int i = 1; i <= 9; i++)
      lines
          .append("node-" + i + " = " + Password.of("secret-node-" + i, 1000, new byte[16]))
          .append('\n');
    return Files.writeString(directory.resolve("users.properties"), lines);
  }

  @Override
  public void stop() {
    Embedded.stop();
  }
}
