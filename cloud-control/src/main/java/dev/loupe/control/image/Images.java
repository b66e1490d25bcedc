package dev.loupe.control.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/// Uploaded images by the SHA-256 of their bytes (64 hex digits): written once, never changed.
public interface Images {
  /// What became of an upload.
  sealed interface Stored {
    record Done(ImageType type, long size) implements Stored {}

    record TooLarge(long limit) implements Stored {}

    record NoImage() implements Stored {}

    record OtherDigest(String actual) implements Stored {}
  }

  /// Reads `content` to its end; on `Done` the image survives a power cut.
  Stored put(String digest, InputStream content) throws IOException;

  Optional<Found> find(String digest) throws IOException;

  record Found(Path file, ImageType type, long size) {}
}
