package dev.loupe.edge.plc.adapter;

import dev.loupe.bridge.handshake.Handshake;
import dev.loupe.bridge.handshake.Limits;
import dev.loupe.bridge.session.PlcSession;
import dev.loupe.edge.config.NodeConfig;
import dev.loupe.edge.frame.Camera;
import dev.loupe.edge.frame.adapter.CameraConfig;
import dev.loupe.edge.health.Faults;
import dev.loupe.edge.image.Images;
import dev.loupe.edge.inference.Inspector;
import dev.loupe.edge.journal.Journal;
import dev.loupe.edge.plc.Equipment;
import dev.loupe.edge.plc.Mailbox;
import dev.loupe.edge.plc.Place;
import dev.loupe.edge.plc.PlcSide;
import dev.loupe.edge.plc.Watching;
import dev.loupe.edge.second.Afterwards;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Brings the cycle's parts together. The session is made while the node starts, once the journal
/// is this process's; the cycle starts after all others and stops before them.
final class PlcBeans {
  private static final int AFTER_THE_JOURNAL = 2;
  private static final int LAST = 3_000;
  private static final int FIRST = 1;

  @Produces
  @Singleton
  Equipment equipment(
      NodeConfig node, Camera camera, Inspector inspector, Journal journal, Kept kept) {
    var place = new Place(node.line(), node.station());
    var mailbox = new Mailbox(kept.faults());
    return new Equipment(
        place,
        camera,
        inspector,
        journal,
        kept.images(),
        kept.faults(),
        mailbox,
        kept.afterwards());
  }

  /// What the cycle hands on and tells.
  record Kept(Images images, Faults faults, Afterwards afterwards) {}

  @Produces
  @Singleton
  Kept kept(Images images, Faults faults, Afterwards afterwards) {
    return new Kept(images, faults, afterwards);
  }

  @Produces
  @Singleton
  PlcSide plcSide(
      Equipment equipment,
      PlcConfig config,
      NodeConfig node,
      CameraConfig camera,
      DeadlineConfig deadline) {
    var map = PlcSettings.tags(config);
    var limits =
        Limits.of(
            PlcSettings.positive("loupe.deadline", deadline.deadline()),
            PlcSettings.positive("loupe.camera.deadline", camera.deadline()),
            PlcSettings.positive("loupe.plc.acknowledge", config.acknowledge()));
    var handshake = new Handshake(PlcSettings.counter(map), limits);
    var settings = PlcSettings.session(config, node.data(), node.node());
    var session = new PlcSession(settings, map, equipment.mailbox());
    var warm = PlcSettings.atLeastNothing("loupe.plc.keep-warm", config.keepWarm());
    return new PlcSide(equipment, session, handshake, new Watching(config.trigger(), warm));
  }

  void connect(@Observes @Priority(AFTER_THE_JOURNAL) StartupEvent start, PlcSide plc) {
    plc.connect();
  }

  void start(@Observes @Priority(LAST) StartupEvent start, PlcSide plc) {
    plc.start();
  }

  void stop(@Observes @Priority(FIRST) ShutdownEvent stop, PlcSide plc) {
    plc.close();
  }
}
