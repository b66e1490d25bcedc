package dev.loupe.it.bench;

import dev.loupe.it.process.CannotStart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The `loupe` command of a checkout, as a shell runs it.
record Loupe(Path root) {
  /// From its start to its end.
  record Ran(double ms, long lines) {}

  /// Throws with what it said unless it exits with 0.
  Ran run(String... arguments) throws IOException {
    var command = new ArrayList<>(List.of(root.resolve("loupe").toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    var began = System.nanoTime();
    var process = builder.start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      var exit = process.waitFor();
      var ms = (System.nanoTime() - began) / 1e6;
      if (exit != 0) throw new CannotStart(String.join(" ", command) + ": " + said);
      return new Ran(ms, said.lines().count());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("interrupted: " + command);
    }
  }
}
