package dev.loupe.it.process;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/// One plant a data directory: held as long as the process lives, however it ends.
public final class DataLock {
  private final FileChannel channel;

  private DataLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Refuses a directory that a living plant uses, and what is none that can be written to.
  public static DataLock take(Path data) {
    try {
      Files.createDirectories(data);
      var channel = FileChannel.open(data.resolve("lock"), CREATE, WRITE);
      if (channel.tryLock() != null) return new DataLock(channel);
      channel.close();
    } catch (IOException e) {
      throw new CannotStart(
          data + " is no folder that can be written to (" + e + "): choose another with --data.");
    }
    throw new CannotStart(
        data + " is in use by another ./demo: stop that one, or choose a folder with --data.");
  }

  public void release() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
