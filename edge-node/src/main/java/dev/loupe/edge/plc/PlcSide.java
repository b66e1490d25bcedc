package dev.loupe.edge.plc;

import dev.loupe.bridge.handshake.Handshake;
import dev.loupe.bridge.session.PlcSession;
import dev.loupe.bridge.session.SessionLost;
import dev.loupe.bridge.session.SessionState;
import dev.loupe.edge.health.PlcStatus;
import dev.loupe.schema.fleet.Report;
import dev.loupe.schema.fleet.Report.PlcState;
import java.util.Optional;

/// The node's side towards its PLC: the session and the cycle's thread.
public final class PlcSide implements PlcStatus, AutoCloseable {
  private static final long STOP_MS = 4000;

  private final PlcSession session;
  private final Lamps lamps;
  private final Aftermath aftermath;
  private final Cycle cycle;
  private final Thread thread;
  private final Thread rehearsal;

  public PlcSide(Equipment equipment, PlcSession session, Handshake handshake, Watching watching) {
    this.session = session;
    var books = new Books(equipment.journal());
    var bench = new Bench(equipment.place(), equipment.inspector(), books);
    aftermath = new Aftermath(equipment.images(), equipment.afterwards());
    lamps = new Lamps(session, equipment.journal(), equipment.faults());
    var works = new Works(session, equipment.camera(), bench, books, aftermath);
    var plant = new Plant(equipment.mailbox(), equipment.camera());
    var tools = new Cycle.Tools(plant, works, bench, books, equipment.faults());
    var dress = new DressRehearsal(handshake, bench);
    cycle = new Cycle(tools, handshake, watching, lamps, dress);
    thread = Thread.ofPlatform().name("plc-cycle").unstarted(cycle);
    rehearsal = Thread.ofPlatform().name("rehearsal").daemon().unstarted(dress);
  }

  /// Begins to make the session; the PLC sees nothing of it before `start`.
  public void connect() {
    session.connect();
  }

  public void start() {
    rehearsal.start();
    thread.start();
    session.start();
  }

  @Override
  public boolean ready() {
    return session.state() instanceof SessionState.Connected && lamps.ready();
  }

  @Override
  public Report.Plc plc() {
    return switch (session.state()) {
      case SessionState.Connected(var firmware) -> new Report.Plc(PlcState.CONNECTED, firmware);
      case SessionState.Disconnected _ -> new Report.Plc(PlcState.DISCONNECTED, "");
      case SessionState.Refused _ -> new Report.Plc(PlcState.REFUSED, "");
    };
  }

  @Override
  public Optional<String> firmware() {
    try {
      return Optional.of(session.readFirmware()).filter(it -> !it.isBlank());
    } catch (SessionLost e) {
      return Optional.empty();
    }
  }

  public SessionState session() {
    return session.state();
  }

  /// Whether any certificate of the PLC is accepted.
  public boolean insecure() {
    return session.insecure();
  }

  /// How many words were cleared because the PLC had not acknowledged them.
  public long unacknowledged() {
    return aftermath.unacknowledged();
  }

  /// Ready falls, the part in hand is finished, then the session ends.
  @Override
  public void close() {
    cycle.stop();
    rehearsal.interrupt();
    try {
      thread.join(STOP_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    session.close();
  }
}
