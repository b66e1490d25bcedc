package dev.loupe.edge.config;

import dev.loupe.edge.journal.CannotOpen;
import io.quarkus.runtime.QuarkusBindException;
import io.smallrye.config.ConfigValidationException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// Why the node did not start, in one sentence.
public final class Failure {
  /// As the configuration library words it.
  private static final Pattern WRONG_VALUE =
      Pattern.compile(
          "The config property (\\S+) with the config value \"(.*)\" threw an Exception whilst being"
              + " converted (.*?)\\.?$");

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
    var line = message.lines().findFirst().orElse("").replaceAll("SRCFG\\d+: ", "");
    var wrong = WRONG_VALUE.matcher(line);
    return wrong.find()
        ? "'" + wrong.group(1) + "' cannot be \"" + wrong.group(2) + "\": " + wrong.group(3)
        : line;
  }
}
