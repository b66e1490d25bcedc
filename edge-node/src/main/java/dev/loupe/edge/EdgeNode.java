package dev.loupe.edge;

import dev.loupe.edge.config.CannotStart;
import dev.loupe.edge.config.ConfigFile;
import dev.loupe.edge.config.Failure;
import dev.loupe.edge.journal.CannotOpen;
import dev.loupe.edge.journal.adapter.Decisions;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;

/// `edge-node CONFIG` runs the node; `edge-node accept-ledger CONFIG ID` and `edge-node
/// dead-letters CONFIG …` are a person's decisions, made while it is stopped.
@QuarkusMain
public final class EdgeNode {
  private static final int WRONG = 2;

  /// Where a start fails half-way, the container complains at length before we say why in a
  /// sentence.
  private static final Logger CONTAINER = Logger.getLogger("io.quarkus.arc");

  private EdgeNode() {}

  public static void main(String... arguments) {
    try {
      if (arguments.length == 0)
        throw new CannotStart("Name the configuration file: edge-node /etc/loupe/edge.yaml");
      switch (arguments[0]) {
        case "accept-ledger", "dead-letters" ->
            System.out.println(Decisions.make(Arrays.asList(arguments)));
        default -> run(Path.of(arguments[0]).toAbsolutePath(), arguments);
      }
    } catch (CannotStart | CannotOpen e) {
      stop(String.valueOf(e.getMessage()));
    }
  }

  private static void run(Path file, String... arguments) {
    ConfigFile.read(file);
    CONTAINER.setLevel(Level.OFF);
    System.setProperty("quarkus.config.locations", file.toUri().toString());
    Quarkus.run(
        null,
        (code, failure) -> {
          if (failure != null) stop(Failure.sentence(file, failure));
          else System.exit(code);
        },
        arguments);
  }

  private static void stop(String sentence) {
    System.err.println(sentence);
    System.exit(WRONG);
  }
}
