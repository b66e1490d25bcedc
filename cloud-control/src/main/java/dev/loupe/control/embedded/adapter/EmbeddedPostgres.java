package dev.loupe.control.embedded.adapter;

import dev.loupe.control.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.jboss.logging.Logger;

/// A PostgreSQL of this process's own, on 127.0.0.1, with its data below `data`. A postmaster that
/// a killed process left behind is stopped first; one that dies is started again.
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(EmbeddedPostgres.class);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final PostgresPrograms programs;
  private final Path directory;
  private final PostgresLogin login;
  private volatile Process postmaster;
  private volatile boolean stopping;

  private EmbeddedPostgres(
      PostgresPrograms programs, Path directory, PostgresLogin login, Process postmaster) {
    this.programs = programs;
    this.directory = directory;
    this.login = login;
    this.postmaster = postmaster;
  }

  /// Throws StartRefused. On return the database answers.
  public static EmbeddedPostgres start(Path data, int port) {
    var directory = data.resolve("postgres");
    try {
      var programs = new PostgresPrograms(PostgresBinaries.unpack(data), data);
      Orphan.stop(directory, programs);
      Ports.requireFree(port, "the embedded PostgreSQL", "loupe.postgres-port");
      var login = prepare(programs, data, port);
      var postgres =
          new EmbeddedPostgres(programs, directory, login, programs.launch(directory, port));
      postgres.awaitAnswer();
      postgres.createDatabase();
      Thread.ofPlatform().daemon().name("postmaster-watch").start(postgres::watch);
      return postgres;
    } catch (IOException e) {
      throw new StartRefused("The embedded PostgreSQL cannot use " + data + ": " + e.getMessage());
    }
  }

  private static PostgresLogin prepare(PostgresPrograms programs, Path data, int port)
      throws IOException {
    var file = data.resolve("postgres.properties");
    var directory = data.resolve("postgres");
    if (Files.exists(directory.resolve("PG_VERSION"))) {
      var login = PostgresLogin.read(file).onPort(port);
      login.write(file);
      return login;
    }
    var login = PostgresLogin.fresh(port);
    login.write(file);
    // Made beside and moved: a kill in between leaves nothing half made.
    var half = data.resolve("postgres.tmp");
    Trees.delete(half);
    programs.initialise(half, login);
    Files.move(half, directory);
    return login;
  }

  public PostgresLogin login() {
    return login;
  }

  public long pid() {
    return postmaster.pid();
  }

  private void awaitAnswer() {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try (var connection = login.connect("postgres")) {
        if (connection.isValid(5)) return;
      } catch (SQLException e) {
        if (!postmaster.isAlive())
          throw new StartRefused(
              "The embedded PostgreSQL stopped at once; the last lines of "
                  + programs.log()
                  + " say why: "
                  + programs.lastLines());
        if (System.nanoTime() > end)
          throw new StartRefused(
              "The embedded PostgreSQL did not answer within "
                  + PATIENCE.toSeconds()
                  + " s: "
                  + e.getMessage());
      }
      pause(100);
    }
  }

  private void createDatabase() {
    try (var connection = login.connect("postgres");
        var statement = connection.createStatement()) {
      try (var found =
          statement.executeQuery(
              "select 1 from pg_database where datname = '" + PostgresLogin.DATABASE + "'")) {
        if (found.next()) return;
      }
      statement.execute("create database " + PostgresLogin.DATABASE);
    } catch (SQLException e) {
      throw new StartRefused("The embedded PostgreSQL has no database: " + e.getMessage());
    }
  }

  private void watch() {
    for (long wait = 200; !stopping; wait = Math.min(wait * 2, 5_000)) {
      var started = System.nanoTime();
      waitFor(postmaster);
      if (stopping) return;
      LOG.errorf(
          "PostgreSQL died (exit %d): starting it again; see %s",
          postmaster.exitValue(), programs.log());
      if (System.nanoTime() - started > Duration.ofSeconds(10).toNanos()) wait = 200;
      pause(wait);
      restart();
    }
  }

  private synchronized void restart() {
    if (stopping) return;
    try {
      postmaster = programs.launch(directory, login.port());
    } catch (IOException e) {
      LOG.errorf("PostgreSQL cannot be started again: %s", e.getMessage());
    }
  }

  /// Stops in order: open transactions are rolled back, the data directory is left clean.
  @Override
  public synchronized void close() {
    stopping = true;
    if (!postmaster.isAlive()) return;
    try {
      programs.signal("INT", postmaster.pid());
      if (!postmaster.waitFor(20, java.util.concurrent.TimeUnit.SECONDS)) {
        programs.signal("QUIT", postmaster.pid());
        postmaster.waitFor(10, java.util.concurrent.TimeUnit.SECONDS);
      }
    } catch (IOException e) {
      LOG.errorf("PostgreSQL did not stop: %s", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void waitFor(Process process) {
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
