package dev.loupe.it.peer;

import dev.loupe.it.process.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A program of this machine.
record Tool(Path file) {
  private static final Path POSTGRES = Path.of("/usr/lib/postgresql");

  /// Looks along the PATH, in the folders for administrators, and where Debian keeps PostgreSQL.
  static Optional<Tool> find(String name) {
    var folders = new ArrayList<Path>();
    for (var folder : System.getenv().getOrDefault("PATH", "").split(":"))
      if (!folder.isEmpty()) folders.add(Path.of(folder));
    folders.addAll(List.of(Path.of("/usr/sbin"), Path.of("/usr/local/sbin")));
    folders.addAll(postgresFolders());
    return folders.stream()
        .map(folder -> folder.resolve(name))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Tool::new);
  }

  private static List<Path> postgresFolders() {
    if (!Files.isDirectory(POSTGRES)) return List.of();
    try (Stream<Path> versions = Files.list(POSTGRES)) {
      return versions
          .sorted(Comparator.reverseOrder())
          .map(folder -> folder.resolve("bin"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Runs to its end; throws with all it said unless it exits with 0.
  static void run(List<String> command) {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      var said = new String(process.getInputStream().readAllBytes());
      if (process.waitFor() != 0) throw new CannotStart(String.join(" ", command) + ": " + said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("interrupted: " + command);
    }
  }

  static boolean root() {
    return "root".equals(System.getProperty("user.name"));
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
