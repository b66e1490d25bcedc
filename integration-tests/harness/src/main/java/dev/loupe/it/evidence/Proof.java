package dev.loupe.it.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.it.process.Installation;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// What every command of `./prove` takes, and how its result is kept.
public final class Proof {
  @Option(names = "--root", defaultValue = ".", description = "The checkout (.).")
  private Path root = Path.of(".");

  @Option(names = "--evidence", defaultValue = "evidence", description = "Where to keep it.")
  private Path folder = Path.of("evidence");

  @Option(names = "--seed", defaultValue = "1", description = "Names the stream of parts (1).")
  private long seed;

  public Path root() {
    return root;
  }

  public Path folder() {
    return folder;
  }

  public long seed() {
    return seed;
  }

  public Installation installation() {
    return Installation.around(root);
  }

  /// What `./prove NAME` found.
  public Path keep(String name, JsonNode result) {
    return keep(name, "./prove " + name + " --seed " + seed, result);
  }

  public Path keep(String name, String command, JsonNode result) {
    return new Evidence(folder).write(name, command, result);
  }
}
