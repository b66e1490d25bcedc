package dev.loupe.it.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.loupe.it.process.Await;
import dev.loupe.it.process.CannotStart;
import dev.loupe.it.process.Child;
import dev.loupe.it.process.Children;
import dev.loupe.it.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL server of the test's own, from this machine's packages, with `fsync` on. It can be
/// killed and started again on the same data.
public final class PostgresServer {
  private static final String USER = "loupe";

  private final Children children;
  private final Path log;
  private final Path data;
  private final int port = Ports.free();
  private final String password = UUID.randomUUID().toString();
  private @Nullable Child postmaster;

  /// Its data lies in a new folder of the system's own for such things: as root, the server runs as
  /// user postgres, who may not enter every folder.
  public PostgresServer(Children children, Path log) {
    this.children = children;
    this.log = log;
    try {
      data = Files.createTempDirectory("loupe-postgres-");
      initialise();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static boolean installed() {
    return Tool.find("initdb").isPresent() && Tool.find("postgres").isPresent();
  }

  private void initialise() throws IOException {
    var secret = Files.createTempFile("loupe-postgres-", ".secret");
    Files.writeString(secret, password, UTF_8);
    if (Tool.root()) {
      Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
      Tool.run(List.of("chown", "postgres", data.toString()));
    }
    var command = new ArrayList<>(unprivileged());
    command.add(tool("initdb"));
    command.addAll(List.of("-D", data.toString(), "-U", USER, "-A", "scram-sha-256"));
    command.addAll(List.of("--pwfile", secret.toString(), "-E", "UTF8", "--no-locale"));
    Tool.run(command);
    Files.delete(secret);
  }

  private static List<String> unprivileged() {
    return Tool.root()
        ? List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--")
        : List.of();
  }

  private static String tool(String name) {
    return Tool.find(name)
        .map(Tool::toString)
        .orElseThrow(
            () -> new CannotStart("PostgreSQL's " + name + " was not found: install postgresql."));
  }

  public String url() {
    return url(port);
  }

  /// The same by way of another port of this machine, where a cable begins.
  public String url(int by) {
    return "jdbc:postgresql://127.0.0.1:" + by + "/postgres";
  }

  public int port() {
    return port;
  }

  public String user() {
    return USER;
  }

  public String password() {
    return password;
  }

  public Connection sql() throws SQLException {
    return DriverManager.getConnection(url(), USER, password);
  }

  /// Starts the server and waits until it answers.
  public void start() {
    var command = new ArrayList<>(unprivileged());
    command.add(tool("postgres"));
    command.addAll(List.of("-D", data.toString(), "-p", Integer.toString(port)));
    command.addAll(List.of("-c", "listen_addresses=127.0.0.1", "-c", "fsync=on"));
    command.addAll(List.of("-c", "unix_socket_directories="));
    postmaster = children.start("postgresql", command, data.resolve(".."), log);
    if (!Await.until(Duration.ofSeconds(60), () -> !alive() || answers()) || !alive())
      throw new CannotStart("PostgreSQL does not answer:\n" + postmaster.lastWords(10));
  }

  public boolean alive() {
    return postmaster != null && postmaster.alive();
  }

  public boolean answers() {
    try (var connection = sql()) {
      return connection.isValid(2);
    } catch (SQLException e) {
      return false;
    }
  }

  /// All that the database holds now, as SQL.
  public void dump(Path file) {
    Tool.run(List.of(tool("pg_dump"), "--file", file.toString(), connection()));
  }

  /// The database becomes what it was at that dump.
  public void restore(Path file) {
    var empty = "drop schema public cascade; create schema public";
    Tool.run(List.of(tool("psql"), "-q", "-c", empty, connection()));
    Tool.run(
        List.of(tool("psql"), "-q", "-v", "ON_ERROR_STOP=1", "-f", file.toString(), connection()));
  }

  private String connection() {
    return "postgresql://%s:%s@127.0.0.1:%d/postgres".formatted(USER, password, port);
  }

  /// kill -9 of the postmaster; its workers notice and go.
  public void kill() {
    if (postmaster != null) postmaster.kill();
  }

  /// Stops the server and removes its data.
  public void remove() {
    if (postmaster != null) postmaster.stop(Duration.ofSeconds(15));
    Tool.run(List.of("rm", "-rf", data.toString()));
  }
}
