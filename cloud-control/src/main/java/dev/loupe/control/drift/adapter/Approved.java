package dev.loupe.control.drift.adapter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A reference: the lots of a production window that a person approved for one series.
public record Approved(
    long id,
    String line,
    String station,
    String recipe,
    String model,
    String digest,
    int version,
    Instant from,
    Instant to,
    String by,
    Instant at,
    @Nullable String note,
    int lots) {
  dev.loupe.control.drift.Series series() {
    return new dev.loupe.control.drift.Series(line, station, recipe, model, digest);
  }
}
