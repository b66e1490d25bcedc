package dev.loupe.edge.journal.adapter;

import dev.loupe.edge.journal.JournalUnwritable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The journal's one writer: what waits is written in one transaction (group commit). After a
/// failed write everything is refused at once until a probe goes through.
final class Writer implements AutoCloseable {
  private static final long PROBE_EVERY_MS = 500;
  private static final int MOST_AT_ONCE = 1_000;

  /// What happens inside a transaction. `committed` and `failed` are told on the writer's thread.
  interface Work<T> {
    T in(Connection connection) throws SQLException;

    default void committed(T result) {}

    default void rolledBack() {}
  }

  private record Task<T>(Work<T> work, CompletableFuture<T> done) {}

  private record Done<T>(Task<T> task, T result) {
    void tell() {
      task.work.committed(result);
      task.done.complete(result);
    }
  }

  private final Database database;
  private final Consumer<Boolean> writableChanged;
  private final Work<Boolean> repair;
  private final LinkedBlockingQueue<Task<?>> queue = new LinkedBlockingQueue<>();
  private final Thread thread;
  private final Object identity;
  private @Nullable Connection connection;
  private volatile boolean writable = true;
  private volatile boolean closing;
  private volatile String trouble = "";

  /// `repair` runs in the first transaction after a failed one.
  Writer(
      Database database,
      Connection connection,
      Work<Boolean> repair,
      Consumer<Boolean> writableChanged) {
    this.database = database;
    this.connection = connection;
    this.repair = repair;
    this.writableChanged = writableChanged;
    this.identity = Objects.requireNonNull(database.identity());
    this.thread = Thread.ofPlatform().name("journal").unstarted(this::run);
    thread.start();
  }

  boolean writable() {
    return writable;
  }

  String trouble() {
    return trouble;
  }

  boolean idle() {
    return queue.isEmpty();
  }

  <T> CompletableFuture<T> later(Work<T> work) {
    var done = new CompletableFuture<T>();
    if (closing) done.completeExceptionally(new JournalUnwritable("the journal is closed", null));
    else if (!writable) done.completeExceptionally(new JournalUnwritable(trouble, null));
    else queue.add(new Task<>(work, done));
    return done;
  }

  private void run() {
    try {
      while (!closing || !queue.isEmpty()) {
        var first = queue.poll(PROBE_EVERY_MS, TimeUnit.MILLISECONDS);
        if (!writable) probe();
        if (first != null) write(batch(first));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      disconnect();
    }
  }

  private List<Task<?>> batch(Task<?> first) {
    var batch = new ArrayList<Task<?>>();
    batch.add(first);
    queue.drainTo(batch, MOST_AT_ONCE);
    return batch;
  }

  private void write(List<Task<?>> batch) {
    var done = new ArrayList<Done<?>>();
    try {
      var open = usable();
      for (var task : batch) done.add(in(open, task));
      open.commit();
    } catch (SQLException | RuntimeException e) { // whatever it was, the caller must hear of it
      failed(batch, e);
      return;
    }
    for (var each : done) each.tell();
  }

  private static <T> Done<T> in(Connection open, Task<T> task) throws SQLException {
    return new Done<>(task, task.work.in(open));
  }

  /// SQLite goes on writing to a file that was deleted under it: such records would be lost.
  private Connection usable() throws SQLException {
    if (!identity.equals(database.identity()))
      throw new SQLException("the file is gone: put it back, or restart the node to begin anew");
    var open = connection;
    if (open == null) throw new SQLException("not open");
    if (open.getAutoCommit()) open.setAutoCommit(false);
    return open;
  }

  private void failed(List<Task<?>> batch, Exception e) {
    trouble = "The journal " + database.file() + " cannot be written (" + e.getMessage() + ")";
    writable = false;
    disconnect();
    writableChanged.accept(false);
    var refused = new JournalUnwritable(trouble, e);
    for (var task : batch) {
      task.work.rolledBack();
      task.done.completeExceptionally(refused);
    }
  }

  private void probe() {
    try {
      if (connection == null) connection = database.open();
      var open = usable();
      repair.in(open);
      open.commit();
      writableChanged.accept(true);
      writable = true;
    } catch (SQLException | RuntimeException e) {
      trouble = "The journal " + database.file() + " cannot be written (" + e.getMessage() + ")";
      disconnect();
    }
  }

  private void disconnect() {
    var open = connection;
    connection = null;
    if (open == null) return;
    try {
      if (!open.getAutoCommit()) open.rollback();
    } catch (SQLException _) {
      // closing it rolls back as well
    }
    try {
      open.close();
    } catch (SQLException _) {
      // the next probe opens another
    }
  }

  /// Writes what waits, then closes.
  @Override
  public void close() {
    queue.add(new Task<>(_ -> true, new CompletableFuture<>())); // wakes it
    closing = true;
    try {
      thread.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
