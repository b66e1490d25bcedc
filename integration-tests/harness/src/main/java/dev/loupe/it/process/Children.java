package dev.loupe.it.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// All child processes of one plant, oldest first, and their list on the disk: a start after a kill
/// -9 of the parent stops what that left behind.
public final class Children {
  private final Path list;
  private final List<Child> children = new ArrayList<>();
  private boolean closed;

  /// `list` is the file that names the running children.
  public Children(Path list) {
    this.list = list;
  }

  /// Stops the processes of a parent that died. How many there were.
  public int stopOrphans(Duration patience) {
    var orphans = recorded();
    orphans.reversed().forEach(ProcessHandle::destroy);
    var end = Instant.now().plus(patience);
    for (var orphan : orphans) {
      while (orphan.isAlive() && Instant.now().isBefore(end)) pause(50);
      orphan.destroyForcibly();
      while (orphan.isAlive()) pause(20);
    }
    record();
    return orphans.size();
  }

  /// Starts a child, unless the plant is already closing.
  public synchronized Child start(String name, List<String> command, Path folder, Path log) {
    if (closed) throw new CannotStart("The plant is stopping.");
    var child = Child.start(name, command, folder, log);
    children.removeIf(other -> !other.alive());
    children.add(child);
    record();
    return child;
  }

  /// From now on nothing starts.
  public synchronized void close() {
    closed = true;
  }

  /// Kills whatever is still alive, the youngest first.
  public synchronized void killAll() {
    closed = true;
    children.reversed().stream().filter(Child::alive).forEach(Child::kill);
    children.clear();
    record();
  }

  private synchronized void record() {
    var lines = new StringBuilder();
    for (var child : children) {
      var started = child.handle().info().startInstant().map(Instant::toEpochMilli).orElse(0L);
      lines.append(child.handle().pid()).append(' ').append(started).append(' ');
      lines.append(child.name()).append('\n');
    }
    try {
      Files.createDirectories(list.toAbsolutePath().getParent());
      Files.writeString(list, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A recorded process counts only if it began when the record says: process ids come again.
  private List<ProcessHandle> recorded() {
    if (!Files.exists(list)) return List.of();
    try {
      return Files.readAllLines(list).stream()
          .map(line -> line.split(" ", 3))
          .filter(fields -> fields.length == 3)
          .flatMap(fields ->
              ProcessHandle.of(Long.parseLong(fields[0])).stream()
                  .filter(process -> began(process) == Long.parseLong(fields[1])))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long began(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  private static void pause(long ms) {
    try {
      Thread.sleep(ms);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
