package dev.loupe.it.check;

import java.util.List;

/// What the PLCs of a run wrote down. `strays` are words without a trigger; `violations` are
/// breaches of the handshake that a PLC found.
public record PlcLog(List<Shot> shots, List<String> strays, List<String> violations) {
  public PlcLog {
    shots = List.copyOf(shots);
    strays = List.copyOf(strays);
    violations = List.copyOf(violations);
  }
}
