package dev.loupe.edge.journal.adapter;

import dev.loupe.edge.journal.CannotOpen;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Keeps a second process off the data directory. The system drops it when the process dies.
final class DataLock implements AutoCloseable {
  private final FileChannel channel;

  private DataLock(FileChannel channel) {
    this.channel = channel;
  }

  static DataLock take(Path directory) {
    var file = directory.resolve("lock");
    try {
      Files.createDirectories(directory);
      var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() != null) return new DataLock(channel);
      channel.close();
      throw taken(directory);
    } catch (OverlappingFileLockException e) {
      throw taken(directory);
    } catch (IOException e) {
      throw new CannotOpen(
          "loupe.data: the directory "
              + directory
              + " cannot be written ("
              + e.getMessage()
              + "): create it, or give this user the right to write there",
          e);
    }
  }

  private static CannotOpen taken(Path directory) {
    return new CannotOpen(
        "loupe.data: another process works in "
            + directory
            + ": stop it, or give this node a data directory of its own");
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException _) {
      // the process is ending: the system closes it
    }
  }
}
