package dev.loupe.control.embedded.adapter;

import dev.loupe.control.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs PostgreSQL's programs. They refuse root: then a user namespace hides it from them.
final class PostgresPrograms {
  private final Path home;
  private final Path log;

  PostgresPrograms(Path home, Path data) {
    this.home = home;
    this.log = data.resolve("postgres.log");
  }

  Path log() {
    return log;
  }

  void initialise(Path directory, PostgresLogin login) throws IOException {
    var secret =
        Files.createTempFile(
            "loupe",
            ".secret",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(secret, login.password());
      run(
          "initdb",
          "-A",
          "scram-sha-256",
          "--pwfile=" + secret,
          "-U",
          login.user(),
          "-E",
          "UTF8",
          "--locale=C",
          "-D",
          directory.toString());
    } finally {
      Files.delete(secret);
    }
  }

  /// In a session of its own, so that Ctrl-C in a terminal reaches this process first.
  Process launch(Path directory, int port) throws IOException {
    var command = new ArrayList<String>();
    command.add("setsid");
    command.addAll(command("postgres"));
    command.addAll(List.of("-D", directory.toString(), "-p", Integer.toString(port)));
    for (var setting :
        List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=on",
            "max_connections=60",
            "shared_buffers=128MB",
            "max_wal_size=2GB",
            "checkpoint_completion_target=0.9",
            "timezone=UTC",
            "log_timezone=UTC")) command.addAll(List.of("-c", setting));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  void signal(String name, long pid) throws IOException {
    run("pg_ctl", "kill", name, Long.toString(pid));
  }

  String lastLines() {
    try {
      var lines = Files.readAllLines(log);
      return String.join(" / ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
    } catch (IOException e) {
      return "(" + e.getMessage() + ")";
    }
  }

  private void run(String program, String... arguments) throws IOException {
    var command = command(program);
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    try {
      if (!process.waitFor(2, TimeUnit.MINUTES)) process.destroyForcibly();
      if (process.waitFor() != 0)
        throw new StartRefused(
            program + " failed; the last lines of " + log + " say why: " + lastLines());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(program + " was interrupted");
    }
  }

  private List<String> command(String program) {
    var command = new ArrayList<String>();
    if (isRoot()) command.addAll(List.of("unshare", "-U"));
    command.add(home.resolve("bin").resolve(program).toString());
    return command;
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }
}
