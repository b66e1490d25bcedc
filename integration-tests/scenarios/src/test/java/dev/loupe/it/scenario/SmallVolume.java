package dev.loupe.it.scenario;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/// A folder that lies on a tmpfs of 320 MiB, where this user may mount one.
public final class SmallVolume {
  private static final String FILLER = "filler";

  private SmallVolume() {}

  static void mount(Path folder) {
    try {
      Files.createDirectories(folder);
      run("mount", "-t", "tmpfs", "-o", "size=320m", "loupe-test", folder.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void unmount(Path folder) {
    if (isMounted(folder)) run("umount", "-l", folder.toString());
  }

  public static boolean isMounted(Path folder) {
    try {
      return Files.readString(Path.of("/proc/mounts")).contains(" " + folder + " ");
    } catch (IOException e) {
      return false;
    }
  }

  /// Holds a volume full until it is closed: what is given up to make room is taken as well.
  public record Filling(Path folder, Thread filler) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      filler.interrupt();
      try {
        filler.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      free(folder);
    }
  }

  /// Full when this returns: a part that comes meanwhile would find room.
  public static Filling keepFull(Path folder) {
    fill(folder);
    return new Filling(
        folder,
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              while (!Thread.currentThread().isInterrupted()) {
                fill(folder);
                LockSupport.parkNanos(50_000_000);
              }
            }));
  }

  /// Until not a byte more can be written.
  private static void fill(Path folder) {
    try (var out =
        new FileOutputStream(folder.resolve(FILLER).toFile(), true)) { // no channel: interrupts

      for (var size = 1 << 20; size > 0; ) {
        try {
          out.write(new byte[size]);
        } catch (IOException e) {
          size /= 2; // full
        }
      }
    } catch (IOException e) {
      // closing a file on a full volume
    }
  }

  public static void free(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(FILLER));
  }

  private static void run(String... command) {
    try {
      new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (IOException e) {
      // no such program: the folder is not mounted, and the scenario says so
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
