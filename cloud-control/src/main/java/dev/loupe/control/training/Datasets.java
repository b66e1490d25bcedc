package dev.loupe.control.training;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/// What jobs learned from, byte by byte as they were given it.
public interface Datasets {
  /// None where the job's folder is gone.
  Optional<byte[]> dataset(UUID job) throws IOException;
}
