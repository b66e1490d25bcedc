package dev.loupe.control.embedded.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.control.FreePort;
import dev.loupe.control.StartRefused;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
  private static final int PORT = FreePort.next();

  @TempDir Path data;

  @Test
  void anOrphanIsStoppedDataIsKeptAndOnlyThePasswordOpensIt() throws Exception {
    var process = startInAnotherProcess();
    execute("create table kept (it int)");
    var orphan = orphan();
    process.destroyForcibly().waitFor();
    assertThat(orphan.isAlive()).isTrue();

    try (var second = EmbeddedPostgres.start(data, PORT)) {
      assertThat(second.pid()).isNotEqualTo(orphan.pid());
      execute("insert into kept values (1)");
      assertThat(setting("fsync")).isEqualTo("on");
      assertThat(setting("listen_addresses")).isEqualTo("127.0.0.1");
      assertThatThrownBy(() -> DriverManager.getConnection(second.login().url(), "loupe", "guess"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password");
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(data.resolve("postgres.properties"))))
          .isEqualTo("rw-------");
    }
  }

  private Process startInAnotherProcess() throws Exception {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                data.toString(),
                Integer.toString(PORT))
            .redirectErrorStream(true)
            .start();
    var out = process.inputReader();
    for (String line; (line = out.readLine()) != null; ) if (line.equals(Child.UP)) return process;
    throw new AssertionError("it ended before it was up");
  }

  private ProcessHandle orphan() throws Exception {
    var pid = Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  /// Starts PostgreSQL and waits to be killed.
  static final class Child {
    static final String UP = "up";

    public static void main(String... arguments) throws InterruptedException {
      EmbeddedPostgres.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
      System.out.println(UP);
      Thread.sleep(Long.MAX_VALUE);
    }
  }

  @Test
  void aTakenPortIsOneSentence() throws Exception {
    try (var taken = new ServerSocket(FreePort.next(), 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> EmbeddedPostgres.start(data, taken.getLocalPort()))
          .isInstanceOf(StartRefused.class)
          .hasMessage(
              "Port "
                  + taken.getLocalPort()
                  + " for the embedded PostgreSQL is not free: stop what listens there or set"
                  + " loupe.postgres-port.");
    }
  }

  private void execute(String sql) throws Exception {
    var lines = login();
    try (var connection =
            DriverManager.getConnection(
                lines.getProperty("url"),
                lines.getProperty("user"),
                lines.getProperty("password"));
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String setting(String name) throws Exception {
    var lines = login();
    try (var connection =
            DriverManager.getConnection(
                lines.getProperty("url"),
                lines.getProperty("user"),
                lines.getProperty("password"));
        var statement = connection.createStatement();
        var row = statement.executeQuery("show " + name)) {
      row.next();
      return row.getString(1);
    }
  }

  private Properties login() throws Exception {
    var lines = new Properties();
    try (var in = Files.newBufferedReader(data.resolve("postgres.properties"))) {
      lines.load(in);
    }
    return lines;
  }
}
