package dev.loupe.edge.journal.adapter;

import dev.loupe.edge.journal.adapter.SqliteJournal.Retention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Between parts: moves the write-ahead log into the file on a connection of its own, which holds
/// up no writer, and deletes old receipted records in steps so small that a part hardly waits.
final class Housekeeping implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Housekeeping.class);
  private static final long EVERY_MS = 250;
  private static final long CHECKPOINT_BYTES = 1 << 20;
  private static final long STEP_RECORDS = 100;

  private final Database database;
  private final Path log;
  private final Writer writer;
  private final Receipts receipts;
  private final Retention retention;
  private final Thread thread;
  private @Nullable Connection connection;
  private volatile boolean closing;

  Housekeeping(Database database, Writer writer, Receipts receipts, Retention retention) {
    this.database = database;
    this.log = database.file().resolveSibling(database.file().getFileName() + "-wal");
    this.writer = writer;
    this.receipts = receipts;
    this.retention = retention;
    this.thread = Thread.ofPlatform().daemon().name("journal-housekeeping").unstarted(this::run);
    thread.start();
  }

  private void run() {
    try {
      for (var tick = 0; !closing; tick++) {
        TimeUnit.MILLISECONDS.sleep(EVERY_MS);
        try {
          if (writer.writable() && writer.idle()) tidy(tick);
        } catch (SQLException | ExecutionException | TimeoutException e) {
          LOG.debug("Tidying the journal has to wait", e);
          disconnect();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      disconnect();
    }
  }

  private void tidy(int tick)
      throws SQLException, ExecutionException, TimeoutException, InterruptedException {
    if (tick % 4 == 0 && !receipts.isEmpty())
      now(in -> {
        receipts.write(in, System.currentTimeMillis());
        return true;
      });
    var cutoff =
        used() > retention.mostBytes()
            ? Long.MAX_VALUE
            : System.currentTimeMillis() - retention.keep().toMillis();
    if (due(cutoff)) now(in -> Receipts.forget(in, cutoff, STEP_RECORDS));
    if (size(log) > CHECKPOINT_BYTES)
      Sql.all(connection(), "pragma wal_checkpoint(passive)", _ -> 0);
  }

  private void now(Writer.Work<Boolean> work)
      throws ExecutionException, TimeoutException, InterruptedException {
    writer.later(work).get(10, TimeUnit.SECONDS);
  }

  private boolean due(long cutoff) throws SQLException {
    return Sql.number(connection(), "select count(*) from receipted where at < ?", cutoff) > 0;
  }

  /// Bytes in use: pages freed by deletes are written again before the file grows.
  private long used() throws SQLException {
    return Sql.number(
        connection(),
        "select (page_count - freelist_count) * page_size from pragma_page_count,"
            + " pragma_freelist_count, pragma_page_size");
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }

  private Connection connection() throws SQLException {
    var open = connection;
    if (open == null) connection = open = database.open();
    return open;
  }

  private void disconnect() {
    var open = connection;
    connection = null;
    try {
      if (open != null) open.close();
    } catch (SQLException e) {
      LOG.debug("The journal's second connection was broken", e);
    }
  }

  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
