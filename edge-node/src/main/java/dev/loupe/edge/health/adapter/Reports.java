package dev.loupe.edge.health.adapter;

import dev.loupe.edge.config.NodeConfig;
import dev.loupe.edge.health.Faults;
import dev.loupe.edge.image.adapter.Uploads;
import dev.loupe.edge.journal.Journal;
import dev.loupe.edge.outbox.adapter.MqttWire;
import dev.loupe.edge.outbox.adapter.OutboxLoop;
import dev.loupe.schema.fleet.Report;
import dev.loupe.schema.fleet.Report.Disk;
import dev.loupe.schema.fleet.Report.Journals;
import dev.loupe.schema.fleet.Report.Place;
import dev.loupe.schema.fleet.Report.Receipted;
import dev.loupe.schema.fleet.Report.Software;
import dev.loupe.schema.wire.ReportCodec;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Once a second the node says how it is. One report is under way at a time: where the broker is
/// away, they do not pile up.
@Singleton
final class Reports {
  private static final Logger LOG = Logger.getLogger(Reports.class);
  private static final int AFTER_THE_OUTBOX = 1_600;
  private static final int AFTER_THE_LINE = 3_600;
  private static final long NEVER = 0;
  private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(10);

  private final NodeConfig node;
  private final Spine spine;
  private final Station station;
  private final MqttWire wire;
  private final String version;
  private final AtomicLong underWaySince = new AtomicLong(NEVER);
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().daemon().name("report").unstarted(work));
  private long number;

  /// What lies behind the figures.
  @Singleton
  record Spine(Journal journal, OutboxLoop outbox, Uploads images, Faults faults) {}

  @Inject
  Reports(
      NodeConfig node,
      Spine spine,
      Station station,
      MqttWire wire,
      @ConfigProperty(name = "quarkus.application.version") String version) {
    this.node = node;
    this.spine = spine;
    this.station = station;
    this.wire = wire;
    this.version = version;
  }

  void start(@Observes @Priority(AFTER_THE_OUTBOX) StartupEvent start) {
    var _ = clock.scheduleAtFixedRate(this::send, 0, 1, TimeUnit.SECONDS);
  }

  void stop(@Observes @Priority(AFTER_THE_LINE) ShutdownEvent stop) {
    clock.shutdownNow();
  }

  private void send() {
    try {
      var now = System.nanoTime();
      var since = underWaySince.get();
      if (since != NEVER && now - since < PATIENCE_NS) return;
      underWaySince.set(now);
      var report = report();
      station.reported(report.number(), now);
      wire.report(
          ReportCodec.encode(node.node(), report),
          arrived -> {
            underWaySince.set(NEVER);
            if (arrived) spine.outbox.connected();
          });
    } catch (RuntimeException e) { // the next second tries again
      LOG.error("No report", e);
    }
  }

  private Report report() {
    return new Report(
        ++number,
        Instant.now(),
        new Software(version),
        new Place(node.line(), node.station()),
        journals(),
        station.slots(),
        station.ready(),
        spine.faults.gravest(),
        station.plc(),
        spine.outbox.queued(),
        disk(),
        station.generation());
  }

  private Journals journals() {
    var receipted =
        spine.outbox.receipted().entrySet().stream()
            .filter(each -> !each.getValue().isEmpty())
            .map(each -> new Receipted(each.getKey(), each.getValue().list()))
            .toList();
    return new Journals(spine.journal.id(), spine.journal.predecessor().orElse(null), receipted);
  }

  private Disk disk() {
    var used = spine.images.waitingBytes();
    var journal = node.data().resolve("journal");
    try (var files = Files.list(journal)) {
      for (var file : files.toList()) used += file.toFile().length();
    } catch (java.io.IOException e) {
      LOG.debug("The journal's directory is gone", e);
    }
    return new Disk(used, node.data().toFile().getUsableSpace());
  }
}
