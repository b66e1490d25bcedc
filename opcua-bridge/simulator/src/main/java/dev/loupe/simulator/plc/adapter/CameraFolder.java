package dev.loupe.simulator.plc.adapter;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A camera that delivers into a folder: `00000042.png`, by rename, counted by the camera itself.
final class CameraFolder {
  private static final long LAST = 0xFFFF_FFFFL;

  private final Path folder;
  private final Path ready;
  private byte[] frame = {};
  private long counter = 1;

  CameraFolder(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    ready = folder.resolve("next.png.tmp");
  }

  void prepare(byte[] png) throws IOException {
    frame = png;
    Files.write(ready, png);
  }

  void fire(@Nullable Mishap mishap) throws IOException {
    switch (mishap) {
      case null -> deliver();
      case LOST_FRAME -> Files.deleteIfExists(ready);
      case BROKEN_FILE -> {
        prepare(Arrays.copyOf(frame, frame.length / 2));
        deliver();
      }
      case MISSED_STROBE -> {
        Files.deleteIfExists(ready);
        return;
      }
    }
    counter = counter == LAST ? 1 : counter + 1;
  }

  private void deliver() throws IOException {
    var name = folder.resolve("%08d.png".formatted(counter));
    try {
      Files.move(ready, name, ATOMIC_MOVE);
    } catch (NoSuchFileException e) { // the node emptied the folder meanwhile
      Files.write(ready, frame);
      Files.move(ready, name, ATOMIC_MOVE);
    }
  }

  void startCountingAt(long number) {
    counter = number;
  }
}
