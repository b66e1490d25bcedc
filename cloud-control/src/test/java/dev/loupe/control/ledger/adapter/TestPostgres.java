package dev.loupe.control.ledger.adapter;

import dev.loupe.control.FreePort;
import dev.loupe.control.embedded.adapter.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/// One real PostgreSQL for all tests of this JVM, with a database for each that asks.
public final class TestPostgres {
  private static final EmbeddedPostgres SERVER = start();

  private TestPostgres() {}

  private static EmbeddedPostgres start() {
    try {
      var server =
          EmbeddedPostgres.start(Files.createTempDirectory("loupe-postgres"), FreePort.next());
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static EmbeddedPostgres server() {
    return SERVER;
  }

  /// Empty, with the ledger's tables.
  public static PGSimpleDataSource fresh(String name) throws SQLException {
    execute("create database " + name);
    var database = database(name);
    Flyway.configure().dataSource(database).load().migrate();
    return database;
  }

  static PGSimpleDataSource database(String name) {
    var database = new PGSimpleDataSource();
    database.setUrl(SERVER.login().url().replace("/loupe?", "/" + name + "?"));
    database.setUser(SERVER.login().user());
    database.setPassword(SERVER.login().password());
    return database;
  }

  static void execute(String sql) throws SQLException {
    var login = SERVER.login();
    try (var connection = DriverManager.getConnection(login.url(), login.user(), login.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
