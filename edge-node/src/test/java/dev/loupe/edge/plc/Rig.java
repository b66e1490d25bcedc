package dev.loupe.edge.plc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.bridge.handshake.Counter;
import dev.loupe.bridge.handshake.Handshake;
import dev.loupe.bridge.handshake.Limits;
import dev.loupe.bridge.session.PlcSession;
import dev.loupe.bridge.session.SessionSettings;
import dev.loupe.bridge.tag.TagMap;
import dev.loupe.edge.FreePort;
import dev.loupe.edge.frame.adapter.FolderCamera;
import dev.loupe.edge.health.Faults;
import dev.loupe.edge.inference.Inspector;
import dev.loupe.edge.journal.Journal;
import dev.loupe.edge.second.Afterwards;
import dev.loupe.schema.inspection.Origin;
import dev.loupe.simulator.plc.Part;
import dev.loupe.simulator.plc.adapter.Feed;
import dev.loupe.simulator.plc.adapter.Plc;
import dev.loupe.simulator.plc.adapter.PlcConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A simulated PLC and the node's side of it, with twins for the rest of the node. Every fifth part
/// is a reject, and its frame says so.
final class Rig implements AutoCloseable {
  final FillingJournal journal = new FillingJournal();
  final LabelInspector inspector = new LabelInspector();
  private final Inspector used;
  private final Afterwards afterwards;
  final Faults faults = new Faults();
  final Plc plc;
  private final Path folder;
  private final int port;
  final Cable cable;
  private @Nullable PlcSide node;
  private int made;
  private volatile int wanted;

  Rig(Path folder) throws IOException {
    this(folder, null, _ -> Afterwards.nothing());
  }

  /// With `other` in the labels' place.
  Rig(Path folder, @Nullable Inspector other, Function<Journal, Afterwards> then)
      throws IOException {
    used = other == null ? inspector : other;
    afterwards = then.apply(journal);
    this.folder = folder;
    port = FreePort.next();
    cable = new Cable(port);
    var timing = PlcConfig.Timing.DEFAULT.withPeriod(Duration.ofMillis(30));
    plc = Plc.start(PlcConfig.of("aoi-1", port, folder).with(timing), this::next);
  }

  private Optional<Feed.Workpiece> next() {
    if (made >= wanted) return Optional.empty();
    made++;
    var verdict = made % 5 == 0 ? "REJECT" : "PASS";
    var part = new Part("P" + made, "board", "p1", "L1", Origin.SIMULATED);
    var label = verdict + " " + part.id() + " and so many bytes that half is less than that;";
    return Optional.of(new Feed.Workpiece(part, label.getBytes(StandardCharsets.UTF_8)));
  }

  /// Lets so many more parts come.
  void parts(int more) {
    wanted += more;
  }

  PlcSide node(TriggerMode mode) {
    var second = Duration.ofSeconds(1);
    var ten = Duration.ofMillis(10);
    var limits = Limits.of(second, Duration.ofMillis(150), Duration.ofMillis(300));
    var camera = new FolderCamera(folder.resolve("camera"));
    var mailbox = new Mailbox(faults);
    var place = new Place("line-1", "aoi-1");
    var equipment =
        new Equipment(place, camera, used, journal, _ -> {}, faults, mailbox, afterwards);
    var settings =
        new SessionSettings(
            "opc.tcp://127.0.0.1:" + cable.port() + "/loupe",
            new SessionSettings.Security.None(),
            ten,
            ten,
            "node-1");
    var session = new PlcSession(settings, TagMap.builtIn(), mailbox);
    var started =
        new PlcSide(
            equipment, session, new Handshake(Counter.UINT32, limits), new Watching(mode, ten));
    started.start();
    node = started;
    return started;
  }

  List<String> log(String event) throws IOException {
    try (var lines = Files.lines(folder.resolve("aoi-1.jsonl"))) {
      return lines.filter(line -> line.contains("\"event\":\"" + event + "\"")).toList();
    }
  }

  static void await(String what, BooleanSupplier holds) throws InterruptedException {
    var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!holds.getAsBoolean() && System.nanoTime() - until < 0) Thread.sleep(5);
    assertThat(holds.getAsBoolean()).as(what).isTrue();
  }

  void awaitDelivered(int parts) throws InterruptedException {
    await(parts + " deliveries", () -> journal.delivered().size() >= parts);
  }

  @Override
  public void close() throws IOException {
    if (node != null) node.close();
    cable.close();
    plc.close();
  }
}
