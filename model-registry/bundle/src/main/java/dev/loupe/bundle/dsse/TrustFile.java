package dev.loupe.bundle.dsse;

import dev.loupe.schema.wire.Decoded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads the file of trusted keys. A refusal names the file.
public final class TrustFile {
  private static final long MOST_BYTES = 1 << 20;

  private TrustFile() {}

  public static Decoded<Trust> read(Path file) {
    try {
      if (!Files.isRegularFile(file))
        return refused(file, "is no file: make one by `loupe key trust`");
      if (Files.size(file) > MOST_BYTES) return refused(file, "is larger than 1 MiB");
      return switch (TrustCodec.decode(Files.readAllBytes(file))) {
        case Decoded.Value<Trust> trust -> trust;
        case Decoded.Refused<Trust> wrong -> refused(file, wrong.sentence());
      };
    } catch (IOException e) {
      return refused(file, "cannot be read (" + e + ")");
    }
  }

  private static Decoded<Trust> refused(Path file, String why) {
    return new Decoded.Refused<>("", "trusted keys " + file + ": " + why);
  }
}
