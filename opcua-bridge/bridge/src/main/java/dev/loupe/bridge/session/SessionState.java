package dev.loupe.bridge.session;

import dev.loupe.bridge.tag.Mismatch;
import java.util.List;

/// How the session with the PLC stands.
public sealed interface SessionState {
  record Connected(String firmware) implements SessionState {}

  record Disconnected(String why) implements SessionState {}

  /// The server is there, but the tag map does not fit it.
  record Refused(List<Mismatch> mismatches) implements SessionState {
    public Refused {
      mismatches = List.copyOf(mismatches);
    }
  }
}
