package dev.loupe.edge.outbox.adapter;

import dev.loupe.edge.FreePort;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Debian's Mosquitto as a child process, on a port of its own.
final class Mosquitto implements AutoCloseable {
  private final Path program;
  private final Path directory;
  private final int port;
  private final String more;
  private @Nullable Process process;

  private Mosquitto(Path program, Path directory, int port, String more) {
    this.program = program;
    this.directory = directory;
    this.port = port;
    this.more = more;
  }

  static Optional<Path> program() {
    return List.of("/usr/sbin/mosquitto", "/usr/bin/mosquitto", "/usr/local/sbin/mosquitto")
        .stream()
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// `more` are further lines of its configuration.
  static Mosquitto on(Path program, Path directory, String more) throws IOException {
    return new Mosquitto(program, directory, FreePort.next(), more);
  }

  int port() {
    return port;
  }

  void start() throws IOException, InterruptedException {
    var config = directory.resolve("mosquitto.conf");
    Files.writeString(
        config, "user root\nlistener " + port + " 127.0.0.1\nallow_anonymous true\n" + more);
    process =
        new ProcessBuilder(program.toString(), "-c", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("mosquitto.log").toFile())
            .start();
    for (var tries = 0; tries < 200; tries++) {
      try (var _ = new Socket("127.0.0.1", port)) {
        return;
      } catch (IOException e) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
    throw new IOException("mosquitto does not answer on " + port);
  }

  String log() throws IOException {
    return Files.readString(directory.resolve("mosquitto.log"));
  }

  /// As a power cut does.
  void kill() throws InterruptedException {
    if (process != null) process.destroyForcibly().waitFor();
    process = null;
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
