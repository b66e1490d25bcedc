package dev.loupe.simulator.plc.adapter;

import static dev.loupe.simulator.plc.adapter.PlcLog.fields;

import dev.loupe.simulator.plc.NodeStatus;
import dev.loupe.simulator.plc.Tag;
import java.time.Duration;

/// Watches the node's own tags: whether its Heartbeat moves, Ready and Fault. Changes go to the
/// log.
final class NodeWatch {
  private final Memory memory;
  private final PlcLog log;
  private final long patience;
  private long beat;
  private long movedAt;
  private boolean alive;
  private boolean ready;
  private long fault;

  NodeWatch(Memory memory, PlcLog log, Duration patience) {
    this.memory = memory;
    this.log = log;
    this.patience = patience.toNanos();
    beat = memory.whole(Tag.HEARTBEAT);
  }

  NodeStatus look(long now) {
    var newBeat = memory.whole(Tag.HEARTBEAT);
    if (newBeat != beat) {
      beat = newBeat;
      movedAt = now;
      alive = true;
    }
    if (alive && now - movedAt > patience) {
      alive = false;
      log.write("heartbeatLost", now, fields());
    }
    var newReady = Boolean.TRUE.equals(memory.get(Tag.READY));
    if (newReady != ready) log.write("ready", now, fields("value", newReady));
    ready = newReady;
    var newFault = memory.whole(Tag.FAULT);
    if (newFault != fault) log.write("fault", now, fields("code", newFault));
    fault = newFault;
    return new NodeStatus(ready, alive, (int) fault, memory.whole(Tag.TRIG_ACK_SEQ));
  }
}
