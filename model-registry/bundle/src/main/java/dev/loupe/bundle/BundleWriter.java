package dev.loupe.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Puts a bundle that holds nothing but its model into a directory.
public final class BundleWriter {
  private BundleWriter() {}

  /// The manifest comes last: a directory without one is no bundle.
  public static void write(Bundle bundle, Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.deleteIfExists(directory.resolve(Manifest.FILE));
    Files.write(directory.resolve(Manifest.MODEL), bundle.model());
    Files.write(directory.resolve(Manifest.FILE), ManifestCodec.encode(bundle.manifest()));
  }
}
