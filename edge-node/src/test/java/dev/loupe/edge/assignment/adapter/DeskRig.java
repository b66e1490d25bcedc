package dev.loupe.edge.assignment.adapter;

import dev.loupe.bundle.Opening;
import dev.loupe.bundle.Site;
import dev.loupe.bundle.dsse.Trust;
import dev.loupe.edge.assignment.Alarms;
import dev.loupe.edge.assignment.ModelDesk;
import dev.loupe.edge.assignment.Order;
import dev.loupe.edge.frame.ImageDecoder;
import dev.loupe.edge.inference.Lineup;
import dev.loupe.edge.inference.ModelState.Serving;
import dev.loupe.edge.rule.adapter.RuleConfig;
import dev.loupe.schema.fleet.GuardTripped;
import dev.loupe.schema.fleet.Report;
import dev.loupe.schema.fleet.Resident;
import dev.loupe.schema.model.ModelRef;
import dev.loupe.schema.wire.Command.Lease;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The models' desk with its real workshop, a control plane over HTTP and real models; without a
/// broker and a PLC.
final class DeskRig implements Alarms, AutoCloseable {
  static final UUID JOURNAL = new UUID(7, 7);
  private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(60);

  final Plant plant = new Plant();
  final Bundles control;
  final List<String> refusals = new CopyOnWriteArrayList<>();
  final List<GuardTripped> trips = new CopyOnWriteArrayList<>();
  volatile Trust trust = plant.trust();
  volatile Site.Plc plc = new Site.Says("2.1");
  volatile Duration deadline = Duration.ofSeconds(5);
  private final Path directory;
  private @Nullable ModelDesk desk;
  private @Nullable LocalWorkshop workshop;
  private long reports;

  DeskRig(Path directory) throws IOException {
    this.directory = directory;
    control = new Bundles();
  }

  /// As a start of the process does, `own` being the configuration's model.
  DeskRig start() {
    var store = new BundleStore(directory.resolve("models"), 1 << 30);
    var judge = new BundleJudge(store, () -> trust, () -> plc);
    RuleConfig recipes = Map::of;
    var warming = new Warming(recipes, ImageDecoder.pngOnly(), deadline);
    var own = Plant.own();
    workshop =
        new LocalWorkshop(
            new BundleFetch(store, control.uri()),
            judge,
            warming,
            new LocalWorkshop.Own(own.digest(), () -> new Opening.Opened(own)));
    desk =
        new ModelDesk(
            new ModelDesk.Post(new Order.Place("node-1", "aoi-1"), JOURNAL),
            new ModelDesk.World(
                new MemoryFile(directory.resolve("assignment")), workshop, this, () -> trust),
            new ModelDesk.Own(own.ref(), "none"));
    desk.start();
    return this;
  }

  /// As kill -9 does: nothing is said to anybody.
  DeskRig restart() {
    stop();
    return start();
  }

  ModelDesk desk() {
    return java.util.Objects.requireNonNull(desk);
  }

  Lineup lineup() {
    return desk().models().lineup("any");
  }

  /// What decides now; null where nothing can.
  @Nullable ModelRef champion() {
    return lineup().champion() instanceof Serving serving ? serving.model() : null;
  }

  Report.Slot slot() {
    return desk().slots().getFirst();
  }

  @Nullable Resident resident(ModelRef model) {
    return slot().residents().stream()
        .filter(it -> it.model().digest().equals(model.digest()))
        .findFirst()
        .orElse(null);
  }

  void awaitChampion(ModelRef model) throws InterruptedException {
    await(
        "champion " + model.label(),
        () -> {
          var now = champion();
          return now != null && now.digest().equals(model.digest());
        });
  }

  void awaitRefusal(ModelRef model, String code) throws InterruptedException {
    await(
        code,
        () -> {
          var now = resident(model);
          return now != null && now.state() == Resident.State.REFUSED && code.equals(now.code());
        });
  }

  void awaitCode(ModelRef model, @Nullable String code) throws InterruptedException {
    await(
        String.valueOf(code),
        () -> {
          var now = resident(model);
          return now != null && java.util.Objects.equals(now.code(), code);
        });
  }

  void await(String what, BooleanSupplier happened) throws InterruptedException {
    var until = System.nanoTime() + PATIENCE_NS;
    while (!happened.getAsBoolean()) {
      if (System.nanoTime() > until) throw new AssertionError("not " + what + ": " + slot());
      Thread.sleep(5);
    }
  }

  void lease(long generation, int seconds) {
    desk().reported(++reports, System.nanoTime());
    desk().lease(new Lease("node-1", JOURNAL, reports, generation, seconds));
  }

  @Override
  public void orderRefused(String sentence) {
    refusals.add(sentence);
  }

  @Override
  public void orderTaken() {}

  @Override
  public void champion(boolean none) {}

  @Override
  public void tripped(GuardTripped tripped) {
    trips.add(tripped);
  }

  private void stop() {
    if (workshop != null) workshop.close();
    if (desk != null) desk.close();
  }

  @Override
  public void close() {
    stop();
    control.close();
  }
}
