package dev.loupe.it.played;

import dev.loupe.schema.drift.Histogram;
import java.util.List;

/// A lot as a real node once summed it up.
public record Lot(String station, String recipe, String lot, int parts, List<Histogram> signals) {
  public Lot {
    signals = List.copyOf(signals);
  }
}
