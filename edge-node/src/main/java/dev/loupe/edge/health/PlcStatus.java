package dev.loupe.edge.health;

import dev.loupe.schema.fleet.Report;

/// What the PLC's side of the node says for the report.
public interface PlcStatus {
  boolean ready();

  Report.Plc plc();
}
