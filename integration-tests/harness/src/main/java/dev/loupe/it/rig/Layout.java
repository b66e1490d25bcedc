package dev.loupe.it.rig;

import dev.loupe.it.plant.PlantPlan;
import java.util.function.UnaryOperator;

/// What stands in a rig. `ownPeers`: PostgreSQL and Mosquitto as servers of the test's own, instead
/// of the embedded ones; `cables`: each node reaches its PLC and the broker through a cable that
/// can be cut; `plan` has the last word on the plant.
public record Layout(
    int stations, boolean ownPeers, boolean cables, UnaryOperator<PlantPlan> plan) {
  /// Everything embedded.
  public static Layout of(int stations) {
    return new Layout(stations, false, false, plan -> plan);
  }

  public Layout withOwnPeers() {
    return new Layout(stations, true, cables, plan);
  }

  public Layout withCables() {
    return new Layout(stations, ownPeers, true, plan);
  }

  public Layout with(UnaryOperator<PlantPlan> more) {
    return new Layout(stations, ownPeers, cables, it -> more.apply(plan.apply(it)));
  }
}
