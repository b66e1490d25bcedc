package dev.loupe.it.demo;

import dev.loupe.it.process.Await;
import dev.loupe.it.process.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A running script of this checkout, with its output in files.
record Run(Process process, Path out, Path err) {
  static final Installation CHECKOUT = Installation.around(Path.of("."));

  static Run start(Path folder, Map<String, String> environment, String... command) {
    try {
      var line = new ArrayList<>(List.of(command));
      line.set(0, CHECKOUT.root().resolve(command[0]).toString());
      var out = Files.createTempFile(folder, "out", ".txt");
      var err = Files.createTempFile(folder, "err", ".txt");
      var builder = new ProcessBuilder(line).directory(folder.toFile());
      builder.redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().putAll(environment);
      return new Run(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The exit status, -1 where it does not come in time.
  int await(Duration patience) {
    try {
      if (process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    return -1;
  }

  boolean awaitOutput(String text, Duration patience) {
    return Await.until(patience, () -> output().contains(text) || !process.isAlive())
        && output().contains(text);
  }

  String output() {
    return read(out);
  }

  String errors() {
    return read(err);
  }

  String lastLine() {
    return output().lines().reduce("", (_, line) -> line);
  }

  /// SIGINT, as Ctrl-C sends it.
  void interrupt() {
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Processes whose command line names `folder`.
  static List<ProcessHandle> living(Path folder) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(folder.toString()))
        .toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
