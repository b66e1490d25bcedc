package dev.loupe.bundle;

import dev.loupe.bundle.Loading.Loaded;
import dev.loupe.bundle.Opening.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Reads a bundle from a directory or a `.loupe` file, each byte once.
public final class BundleReader {
  private BundleReader() {}

  /// Opens a bundle without asking who signed it: the one that a node's own configuration names.
  public static Opening open(Path path) {
    return switch (load(path)) {
      case Loaded(var contents) -> Opener.open(contents);
      case Refused refused -> refused;
    };
  }

  public static Loading load(Path path) {
    try {
      if (Files.isDirectory(path)) return new Loaded(directory(path));
      if (!Files.isRegularFile(path)) throw new Stop(Refusal.NO_BUNDLE, path + " is not there");
      Caps.checkTotal(path.toString(), Files.size(path));
      return Archive.read(path.toString(), Files.readAllBytes(path));
    } catch (Stop stop) {
      return stop.refused();
    } catch (IOException e) {
      return Refused.of(Refusal.NO_BUNDLE, "bundle " + path + " cannot be read (" + e + ")");
    }
  }

  private static Contents directory(Path directory) throws IOException, Stop {
    var source = directory.toString();
    var files = new TreeMap<String, byte[]>();
    var total = 0L;
    try (Stream<Path> list = Files.list(directory)) {
      for (var file : list.limit(Caps.FILES + 1L).toList()) {
        var name = file.getFileName().toString();
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          throw new Stop(Refusal.EXTRA_FILE, file + " is no plain file");
        Caps.checkFile(source, name, Files.size(file));
        Caps.checkTotal(source, total += Files.size(file));
        files.put(name, Files.readAllBytes(file));
      }
    }
    Caps.checkCount(source, files.size());
    return new Contents(source, files);
  }
}
