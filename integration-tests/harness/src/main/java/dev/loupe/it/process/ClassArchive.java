package dev.loupe.it.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The classes of a program as the virtual machine maps them, which shortens its later starts. The
/// first process that ends in good order writes it, beside its jar.
record ClassArchive(Path jar) {
  /// Archives that a process of ours writes: two at once would write into one file.
  private static final Set<Path> WRITTEN = ConcurrentHashMap.newKeySet();

  static ClassArchive beside(Path jar) {
    return new ClassArchive(jar.toAbsolutePath().normalize());
  }

  private Path file() {
    return Path.of(jar.toString().replaceAll("\\.jar$", "") + ".jsa");
  }

  /// For the command line of the next process.
  List<String> options() {
    removeIfStale();
    var options =
        new ArrayList<>(List.of("-Xlog:cds=off,aot=off", "-XX:SharedArchiveFile=" + file()));
    if (!Files.exists(file()) && WRITTEN.add(file())) options.add("-XX:+AutoCreateSharedArchive");
    return options;
  }

  /// One that is older than its jar is of no use, and the virtual machine does not replace it.
  private void removeIfStale() {
    try {
      if (Files.exists(file())
          && Files.getLastModifiedTime(file()).compareTo(Files.getLastModifiedTime(jar)) < 0)
        Files.delete(file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
