package dev.loupe.it.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loupe.it.process.Children;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {
  @TempDir Path folder;

  @Test
  void whatWasCommittedIsThereAfterKillMinusNine() throws SQLException {
    assumeTrue(PostgresServer.installed(), "PostgreSQL is not installed");
    var children = new Children(folder.resolve("children"));
    var server = new PostgresServer(children, folder.resolve("log"));
    try {
      server.start();
      try (var connection = server.sql();
          var statement = connection.createStatement()) {
        statement.execute("create table kept (it int)");
        statement.execute("insert into kept values (7)");
      }
      server.kill();
      assertThat(server.answers()).isFalse();
      server.start();
      try (var connection = server.sql();
          var rows = connection.createStatement().executeQuery("select it from kept")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt(1)).isEqualTo(7);
      }
    } finally {
      server.remove();
      children.killAll();
    }
  }
}
