package dev.loupe.it.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loupe.it.network.CommitTap.Moment;
import dev.loupe.it.peer.PostgresServer;
import dev.loupe.it.process.Children;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tap between a JDBC driver and a real PostgreSQL.
class CommitTapTest {
  @TempDir static Path folder;
  private static Children children;
  private static PostgresServer server;

  private final List<Moment> seen = Collections.synchronizedList(new ArrayList<>());
  private @Nullable Moment cutAt;
  private CommitTap tap;

  @BeforeAll
  static void start() throws SQLException {
    assumeTrue(PostgresServer.installed(), "PostgreSQL is not installed");
    children = new Children(folder.resolve("children"));
    server = new PostgresServer(children, folder.resolve("postgres.log"));
    server.start();
    try (var connection = server.sql()) {
      run(connection, "create table kept (n bigint)");
      run(connection, "create table other (n bigint)");
    }
  }

  @AfterAll
  static void stop() {
    if (server != null) server.remove();
    if (children != null) children.killAll();
  }

  @BeforeEach
  void lay() throws SQLException {
    try (var connection = server.sql()) {
      run(connection, "truncate kept, other");
    }
    tap =
        CommitTap.to(
            server.port(),
            "insert into kept",
            moment -> {
              seen.add(moment);
              return moment != cutAt;
            });
  }

  @AfterEach
  void pull() {
    if (tap != null) tap.close();
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(server.url(tap.port()), server.user(), server.password());
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }

  private static void commit(Connection connection, String table) throws SQLException {
    connection.setAutoCommit(false);
    run(connection, "insert into " + table + " values (1)");
    connection.commit();
  }

  private static long kept() throws SQLException {
    try (var connection = server.sql();
        var rows = connection.createStatement().executeQuery("select count(*) from kept")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Test
  void eachCommitOfSuchATransactionIsSeenTwiceAlsoWhereTheDriverPreparesIt() throws SQLException {
    try (var connection = connect()) {
      for (var i = 0; i < 12; i++) commit(connection, "kept"); // prepared from the fifth on
      commit(connection, "other");
      run(connection, "insert into kept values (2)");
      connection.rollback();
      commit(connection, "other");
    }
    assertThat(seen).hasSize(24).startsWith(Moment.ASKED, Moment.DONE);
    assertThat(kept()).isEqualTo(12);
  }

  @Test
  void cutBeforeItAsksNothingIsSaved() throws SQLException {
    cutAt = Moment.ASKED;
    try (var connection = connect()) {
      assertThatThrownBy(() -> commit(connection, "kept")).isInstanceOf(SQLException.class);
    }
    assertThat(kept()).isZero();
  }

  @Test
  void cutBeforeTheAnswerItIsSavedAndTheClientDoesNotKnow() throws SQLException {
    cutAt = Moment.DONE;
    try (var connection = connect()) {
      assertThatThrownBy(() -> commit(connection, "kept")).isInstanceOf(SQLException.class);
    }
    assertThat(kept()).isEqualTo(1);
  }
}
