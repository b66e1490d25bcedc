package dev.loupe.it.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A child process that writes to a log. A terminal's Ctrl-C does not reach it: its parent stops it
/// in good order.
public final class Child {
  /// Sets the child apart from the terminal's signals, with `setsid` where there is one.
  private static final String APART =
      "trap '' INT; if command -v setsid >/dev/null; then exec setsid \"$@\"; else exec \"$@\"; fi";

  private final String name;
  private final Process process;
  private final Path log;

  private Child(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /// Starts `command` in `folder`; its output is appended to `log`.
  static Child start(String name, List<String> command, Path folder, Path log) {
    var line = new ArrayList<>(List.of("sh", "-c", APART, name));
    line.addAll(command);
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      Files.createDirectories(folder);
      var builder = new ProcessBuilder(line).directory(folder.toFile());
      builder.redirectInput(new File("/dev/null"));
      builder
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      return new Child(name, builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException("starting " + name, e);
    }
  }

  public String name() {
    return name;
  }

  public Path log() {
    return log;
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  public boolean alive() {
    return process.isAlive();
  }

  /// The exit status; only for one that has ended.
  public int status() {
    return process.exitValue();
  }

  /// Asks it to stop and waits; after `patience` it is killed. Whether it went by itself.
  public boolean stop(Duration patience) {
    process.destroy();
    if (waitFor(patience)) return true;
    kill();
    return false;
  }

  /// kill -9.
  public void kill() {
    process.destroyForcibly();
    waitFor(Duration.ofSeconds(10));
  }

  public boolean waitFor(Duration patience) {
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }

  /// What its log says went wrong: the last errors of a JSON log, the last lines of any other.
  public String lastWords(int lines) {
    try {
      var all = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines();
      var words = all.flatMap(line -> LogLine.complaint(line).stream()).toList();
      return String.join("\n", words.subList(Math.max(0, words.size() - lines), words.size()));
    } catch (IOException e) {
      return "(no log: " + e.getMessage() + ")";
    }
  }
}
