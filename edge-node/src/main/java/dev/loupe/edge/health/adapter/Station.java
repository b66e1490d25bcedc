package dev.loupe.edge.health.adapter;

import dev.loupe.edge.assignment.ModelDesk;
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
  private final ModelDesk desk;
  private final Instance<PlcStatus> plc;
  private final Instance<Inspector> inspector;

  Station(@Any Instance<PlcStatus> plc, @Any Instance<Inspector> inspector, ModelDesk desk) {
    this.desk = desk;
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

  /// The highest generation of an assignment that was ever taken here.
  long generation() {
    return desk.highest();
  }

  /// Report `number` left at `at` (`System.nanoTime`): leases count from there.
  void reported(long number, long at) {
    desk.reported(number, at);
  }

  List<Slot> slots() {
    return desk.slots();
  }
}
