package dev.loupe.control.embedded.adapter;

import dev.loupe.control.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/// A postmaster that outlived the process that started it (a kill -9): it still holds the
/// directory.
final class Orphan {
  private static final Logger LOG = Logger.getLogger(Orphan.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Orphan() {}

  /// On return no postmaster runs on `directory`. Throws StartRefused where one will not stop.
  static void stop(Path directory, PostgresPrograms programs) throws IOException {
    var found = find(directory);
    if (found.isEmpty()) return;
    var orphan = found.get();
    LOG.warnf("stopping PostgreSQL %d, left behind by a killed process", orphan.pid());
    programs.signal("INT", orphan.pid());
    if (gone(orphan, PATIENCE)) return;
    orphan.destroyForcibly();
    if (!gone(orphan, PATIENCE))
      throw new StartRefused(
          "PostgreSQL " + orphan.pid() + " of an earlier run does not stop: end it by hand.");
  }

  private static Optional<ProcessHandle> find(Path directory) {
    try {
      var pid = Long.parseLong(Files.readAllLines(directory.resolve("postmaster.pid")).getFirst());
      return ProcessHandle.of(pid).filter(handle -> alive(pid) && isOurs(pid, directory));
    } catch (IOException | NumberFormatException | java.util.NoSuchElementException _) {
      return Optional.empty(); // no postmaster, or one that is not up: PostgreSQL says the rest
    }
  }

  /// The number in the file may have been given to another process since.
  private static boolean isOurs(long pid, Path directory) {
    try {
      var arguments = Files.readString(Path.of("/proc/" + pid + "/cmdline")).split("\0");
      return arguments.length > 0
          && arguments[0].endsWith("/postgres")
          && java.util.Arrays.asList(arguments).contains(directory.toString());
    } catch (IOException _) {
      return false;
    }
  }

  private static boolean gone(ProcessHandle handle, Duration patience) {
    var end = System.nanoTime() + patience.toNanos();
    while (alive(handle.pid())) {
      if (System.nanoTime() > end) return false;
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  /// A zombie that nobody reaps is dead, whatever `ProcessHandle` says.
  private static boolean alive(long pid) {
    try {
      var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
    } catch (IOException _) {
      return false;
    }
  }
}
