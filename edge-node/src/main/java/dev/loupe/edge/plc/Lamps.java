package dev.loupe.edge.plc;

import dev.loupe.bridge.session.PlcSession;
import dev.loupe.bridge.session.SessionLost;
import dev.loupe.edge.health.Faults;
import dev.loupe.edge.journal.Journal;
import dev.loupe.schema.fleet.FaultCode;

/// Ready and Fault at the PLC, written when they change.
final class Lamps {
  private record Shown(boolean ready, FaultCode fault) {}

  private static final Shown NOTHING = new Shown(false, FaultCode.NONE);

  private final PlcSession session;
  private final Journal journal;
  private final Faults faults;
  private boolean known;
  private Shown shown = NOTHING;
  private volatile boolean ready;

  Lamps(PlcSession session, Journal journal, Faults faults) {
    this.session = session;
    this.journal = journal;
    this.faults = faults;
  }

  boolean ready() {
    return ready;
  }

  /// A new session: what stands at the PLC is unknown.
  void forget() {
    known = false;
    ready = false;
  }

  /// `open`: a trigger may come, as far as the cycle goes.
  void show(boolean open) throws SessionLost {
    var now = new Shown(open && journal.writable() && !faults.stopTheLine(), faults.gravest());
    if (known && now.equals(shown)) return;
    ready &= now.ready;
    session.writeStatus(now.ready, now.fault.code());
    shown = now;
    known = true;
    ready = now.ready;
  }
}
