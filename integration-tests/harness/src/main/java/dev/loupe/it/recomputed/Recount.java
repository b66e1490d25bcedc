package dev.loupe.it.recomputed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.it.peer.PostgresServer;
import dev.loupe.it.process.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/// `judgements.py` on a database as it stands, and on the same with one damage at a time.
public final class Recount {
  private static final Path SCRIPT = Path.of("integration-tests/checkers/judgements.py");

  private final Path script;
  private final PostgresServer database;

  public Recount(Path root, PostgresServer database) {
    this.script = root.resolve(SCRIPT);
    this.database = database;
  }

  /// `exit` is 0 where all agrees, 1 where something differs, 2 where there is nothing to judge.
  public record Said(int exit, JsonNode json) {}

  public Said run() {
    try {
      var builder = new ProcessBuilder("python3", script.toAbsolutePath().toString());
      var environment = builder.environment();
      environment.put("PGHOST", "127.0.0.1");
      environment.put("PGPORT", Integer.toString(database.port()));
      environment.put("PGUSER", database.user());
      environment.put("PGPASSWORD", database.password());
      environment.put("PGDATABASE", "postgres");
      var process = builder.redirectErrorStream(true).start();
      process.getOutputStream().close();
      var said = new String(process.getInputStream().readAllBytes(), UTF_8);
      var exit = process.waitFor();
      if (!said.startsWith("{")) throw new CannotStart(script + ": " + said);
      return new Said(exit, new ObjectMapper().readTree(said));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("interrupted: " + script);
    }
  }

  /// By name, whether the damage was found. After each the database is restored from `undamaged`,
  /// which is dumped first.
  public Map<String, Boolean> controls(Path undamaged) {
    database.dump(undamaged);
    var caught = new LinkedHashMap<String, Boolean>();
    Damages.ALL.forEach((name, sql) -> {
      caught.put(name, spoil(sql) == 1 && run().exit() == 1);
      database.restore(undamaged);
    });
    return caught;
  }

  private int spoil(String sql) {
    try (var connection = database.sql();
        var statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
