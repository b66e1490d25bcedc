package dev.loupe.control.model.adapter;

import dev.loupe.bundle.Refusal;
import dev.loupe.control.ControlConfig;
import dev.loupe.control.problem.CodedRefusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;

/// What is sent here, read whole within its limit.
@ApplicationScoped
class Uploads {
  private final long largest;

  Uploads(ControlConfig config) {
    largest = config.registry().largest();
  }

  byte[] read(InputStream content) throws IOException {
    var bytes = content.readNBytes((int) Math.min(largest + 1, Integer.MAX_VALUE - 8));
    if (bytes.length > largest)
      throw new CodedRefusal(
          413,
          Refusal.TOO_LARGE.name(),
          "The upload has more than " + largest + " bytes: raise loupe.registry.largest.");
    return bytes;
  }
}
