package dev.loupe.edge.image.adapter;

import dev.loupe.edge.image.Image;
import dev.loupe.edge.image.Image.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The waiting images as files, `SHA256.frame`, `.preview` or `.template`, each put there whole.
record ImageFolder(Path directory) {

  record Found(String sha256, Kind kind, long bytes) {}

  /// What an earlier process left, oldest first. Halves are swept away.
  List<Found> sweep() throws IOException {
    Files.createDirectories(directory);
    var files = new ArrayList<Path>();
    try (var all = Files.newDirectoryStream(directory)) {
      for (var file : all) {
        if (file.toString().endsWith(".tmp")) Files.delete(file);
        else files.add(file);
      }
    }
    files.sort((a, b) -> Long.compare(a.toFile().lastModified(), b.toFile().lastModified()));
    var found = new ArrayList<Found>();
    for (var file : files) found(file).ifPresent(found::add);
    return found;
  }

  private static Optional<Found> found(Path file) throws IOException {
    var name = file.getFileName().toString();
    for (var kind : Kind.values())
      if (name.endsWith(ending(kind)))
        return Optional.of(
            new Found(
                name.substring(0, name.length() - ending(kind).length()), kind, Files.size(file)));
    return Optional.empty();
  }

  private static String ending(Kind kind) {
    return "." + kind.name().toLowerCase(Locale.ROOT);
  }

  Path file(String sha256, Kind kind) {
    return directory.resolve(sha256 + ending(kind));
  }

  void write(Image image) throws IOException {
    var half = directory.resolve(image.sha256() + ".tmp");
    Files.write(half, image.bytes());
    Files.move(half, file(image.sha256(), image.kind()), StandardCopyOption.ATOMIC_MOVE);
  }

  long freeBytes() {
    return directory.toFile().getUsableSpace();
  }
}
