package dev.loupe.simulator.plc;

import dev.loupe.schema.fleet.FaultCode;

/// What the node says of itself; `alive` while its Heartbeat moves.
public record NodeStatus(boolean ready, boolean alive, int fault, long trigAckSeq) {
  boolean mayInspect() {
    return ready && alive;
  }

  boolean isOutOfStep() {
    return fault == FaultCode.OUT_OF_STEP.code();
  }
}
