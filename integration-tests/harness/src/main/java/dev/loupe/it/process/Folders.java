package dev.loupe.it.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// Folders that a run begins with.
public final class Folders {
  private Folders() {}

  /// Deletes all that `folder` holds but its file `kept`.
  public static void empty(Path folder, String kept) {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList())
        if (!file.equals(folder) && !file.equals(folder.resolve(kept))) Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException("emptying " + folder, e);
    }
  }
}
