package dev.loupe.edge.health;

import dev.loupe.schema.fleet.Report;
import java.util.Optional;

/// What the PLC's side of the node says for the report.
public interface PlcStatus {
  boolean ready();

  Report.Plc plc();

  /// The firmware that the PLC gives now; empty where it does not answer.
  Optional<String> firmware();
}
