package dev.loupe.edge.config;

import dev.loupe.edge.journal.CannotOpen;
import io.quarkus.runtime.QuarkusBindException;
import io.smallrye.config.ConfigValidationException;
import java.nio.file.Path;

/// Why the node did not start, in one sentence.
public final class Failure {
  private Failure() {}

  public static String sentence(Path file, Throwable failure) {
    for (Throwable it = failure; it != null; it = it.getCause()) {
      switch (it) {
        case CannotStart start -> {
          return String.valueOf(start.getMessage());
        }
        case CannotOpen open -> {
          return String.valueOf(open.getMessage());
        }
        case ConfigValidationException wrong -> {
          return file + ": " + plain(wrong.getProblem(0).getMessage()) + ".";
        }
        case QuarkusBindException bind -> {
          return file
              + ": quarkus.http.port "
              + bind.getPort()
              + " is in use; choose another, or stop the process that has it.";
        }
        default -> {}
      }
    }
    var root = failure;
    while (root.getCause() != null) root = root.getCause();
    return "The node cannot start: " + plain(root.toString()) + ".";
  }

  private static String plain(String message) {
    return message.lines().findFirst().orElse("").replaceFirst("SRCFG\\d+: ", "");
  }
}
