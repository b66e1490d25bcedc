package dev.loupe.edge.health.adapter;

import dev.loupe.edge.health.PlcStatus;
import dev.loupe.edge.inference.Inspector;
import dev.loupe.schema.fleet.Report;
import dev.loupe.schema.fleet.Report.PlcState;
import dev.loupe.schema.fleet.Report.Slot;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;

/// What the line's side of the node says of itself; a node without one is not ready.
@Singleton
final class Station {
  private final Instance<PlcStatus> plc;
  private final Instance<Inspector> inspector;

  Station(@Any Instance<PlcStatus> plc, @Any Instance<Inspector> inspector) {
    this.plc = plc;
    this.inspector = inspector;
  }

  boolean ready() {
    return plc.isResolvable() && plc.get().ready();
  }

  boolean inspectorReady() {
    return inspector.isResolvable() && inspector.get().ready();
  }

  Report.Plc plc() {
    return plc.isResolvable() ? plc.get().plc() : new Report.Plc(PlcState.DISCONNECTED, "");
  }

  List<Slot> slots() {
    return inspector.isResolvable() ? List.of(inspector.get().slot()) : List.of();
  }
}
