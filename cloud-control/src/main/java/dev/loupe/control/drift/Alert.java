package dev.loupe.control.drift;

import dev.loupe.schema.drift.Signal;

/// An open alert. A ticket waits on the page for a person; drift is told to the webhook too.
public record Alert(long id, Kind kind, Series series, Signal signal) {
  public enum Kind {
    DRIFT,
    TICKET
  }
}
