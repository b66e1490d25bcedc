package dev.loupe.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Puts a bundle into a directory or a `.loupe` file.
public final class BundleWriter {
  private BundleWriter() {}

  /// A bundle that holds nothing but its model.
  public static void write(Bundle bundle, Path directory) throws IOException {
    write(Contents.of(bundle.manifest(), Map.of(Manifest.MODEL, bundle.model())), directory);
  }

  /// The manifest comes last: a directory without one is no bundle.
  public static void write(Contents contents, Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.deleteIfExists(directory.resolve(Manifest.FILE));
    for (var each : contents.files().entrySet())
      if (!each.getKey().equals(Manifest.FILE))
        Files.write(directory.resolve(each.getKey()), each.getValue());
    var manifest = contents.file(Manifest.FILE);
    if (manifest.isPresent()) Files.write(directory.resolve(Manifest.FILE), manifest.get());
  }
}
