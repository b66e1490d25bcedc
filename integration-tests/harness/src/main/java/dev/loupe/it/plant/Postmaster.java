package dev.loupe.it.plant;

import dev.loupe.it.process.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// A running PostgreSQL server, found by the `postmaster.pid` in its data directory.
public record Postmaster(ProcessHandle process) {
  /// The server whose directory lies at most four levels below `folder`.
  public static Optional<Postmaster> of(Path folder) {
    if (!Files.exists(folder)) return Optional.empty();
    try (var files = Files.find(folder, 4, (file, _) -> file.endsWith("postmaster.pid"))) {
      return files.findFirst().flatMap(Postmaster::named).map(Postmaster::new);
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty(); // the server removes its files while we look
    }
  }

  private static Optional<ProcessHandle> named(Path file) {
    try (var lines = Files.lines(file)) {
      return lines
          .findFirst()
          .flatMap(line -> ProcessHandle.of(Long.parseLong(line.strip())))
          .filter(process -> process.info().command().orElse("").contains("postgres"));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  public void stop() {
    process.destroy();
    if (!Await.until(Duration.ofSeconds(10), () -> !process.isAlive())) kill();
  }

  /// kill -9.
  public void kill() {
    process.destroyForcibly();
    Await.until(Duration.ofSeconds(10), () -> !process.isAlive());
  }
}
