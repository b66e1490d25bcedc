package dev.loupe.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.it.process.Await;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// The write-ahead log of a node's journal. A megabyte of it is written again and again, so that a
/// full volume is not felt by the next record, but by any of the hundred that follow.
public final class JournalLog {
  private JournalLog() {}

  /// Leaves no byte of it: the next record asks the volume for room.
  public static void truncate(Path data) throws SQLException {
    var file = data.resolve("journal").resolve("journal.db");
    var log = file.resolveSibling("journal.db-wal").toFile();
    var quietSince = new AtomicLong(System.nanoTime());
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      var empty =
          Await.until(
              Duration.ofSeconds(30),
              () -> {
                if (log.length() > 0) {
                  truncate(statement);
                  quietSince.set(System.nanoTime());
                }
                return System.nanoTime() - quietSince.get() > Duration.ofSeconds(2).toNanos();
              });
      assertThat(empty).as("nobody writes to the journal any more").isTrue();
    }
  }

  private static void truncate(java.sql.Statement statement) {
    try {
      statement.execute("pragma wal_checkpoint(truncate)");
    } catch (SQLException e) {
      // busy: the next turn
    }
  }
}
