package dev.loupe.control.live;

import dev.loupe.schema.fleet.FaultCode;
import dev.loupe.schema.inspection.ErrorCode;

/// An error or a fault by its name for ever, what it means and the way out, in English.
public record Explained(String code, String meaning, String wayOut) {
  public static Explained of(ErrorCode it) {
    return new Explained(it.name(), it.meaning(), it.wayOut());
  }

  public static Explained of(FaultCode it) {
    return new Explained(it.name(), it.meaning(), it.wayOut());
  }
}
