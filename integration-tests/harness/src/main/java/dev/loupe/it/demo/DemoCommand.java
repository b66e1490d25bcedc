package dev.loupe.it.demo;

import dev.loupe.it.plant.Model;
import dev.loupe.it.plant.Plant;
import dev.loupe.it.plant.PlantPlan;
import dev.loupe.it.process.CannotStart;
import dev.loupe.it.process.DataLock;
import dev.loupe.it.process.Folders;
import dev.loupe.it.process.Installation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Starts the plant, and runs or checks it. Exit 0: all well; 1: the check failed; 2: it cannot
/// start.
@Command(
    name = "demo",
    customSynopsis = "./demo [options]",
    mixinStandardHelpOptions = true,
    description =
        "A line of two stations with its PLCs, edge nodes and control plane, on this machine.")
public final class DemoCommand implements Callable<Integer> {
  static final int CANNOT_START = 2;
  private static final int DEADLINE_MS = 300;
  private static final int BARE_CALLS = 20;
  private static final int LONGEST_DEADLINE_MS = 800;

  @Mixin private Options options = new Options();

  @Option(names = "--root", hidden = true, defaultValue = ".")
  private Path root = Path.of(".");

  private final Speaker speaker = Speaker.ofThisProcess();
  private volatile boolean ended;

  @Override
  public Integer call() {
    try {
      options.validate();
      return run();
    } catch (CannotStart e) {
      System.err.println(e.getMessage());
      return CANNOT_START;
    }
  }

  private int run() {
    var installation = Installation.around(root);
    var data = data(installation);
    var lock = DataLock.take(data);
    Plant.stopOrphans(data, speaker::say);
    if (options.check) Folders.empty(data, "lock"); // a check begins with nothing
    var plant = new Plant(plan(installation, data), speaker::say);
    var stopping = new Thread(() -> interrupted(plant), "stop");
    Runtime.getRuntime().addShutdownHook(stopping);
    try {
      speaker.say("starting (logs in " + data.resolve("logs") + ") …");
      plant.start();
      return options.check
          ? new CheckRun(options, plant, speaker).run()
          : new DemoRun(options, plant, speaker).run();
    } finally {
      plant.stop();
      lock.release();
      ended = true;
    }
  }

  /// Ctrl-C and SIGTERM: the same orderly stop, and that is no error.
  private void interrupted(Plant plant) {
    if (ended) return;
    plant.stop();
    Runtime.getRuntime().halt(0);
  }

  private Path data(Installation installation) {
    return options.dataOr(installation.root().resolve(options.check ? "data/check" : "data/demo"));
  }

  private PlantPlan plan(Installation installation, Path data) {
    var feed =
        new PlantPlan.Feed(
            options.seed, options.pace, Optional.ofNullable(options.images), List.of());
    if (options.check) feed = feed.option("--keep", data.resolve("frames").toString());
    var model = model(data);
    return PlantPlan.drawn(installation, data, options.addresses())
        .with(feed)
        .with(model)
        .natively(options.nativeNodes)
        .nodes("loupe.plc.trigger", options.trigger)
        .nodes("loupe.deadline", deadlineMs(model) + "ms");
  }

  /// Two stations, their PLCs, the database and the page share this machine and its disk: the first
  /// parts after a start have taken 214 ms, the later ones stay well below 100. A machine on which
  /// the detector alone is slow has more, as far as the PLC waits.
  private long deadlineMs(Model model) {
    var calls = Math.round(BARE_CALLS * model.bareMs());
    if (calls <= DEADLINE_MS) return DEADLINE_MS;
    var deadline = Math.min(calls, LONGEST_DEADLINE_MS);
    speaker.say(
        "The detector alone takes %.0f ms here: a part has %d ms instead of %d before it is an error."
            .formatted(model.bareMs(), deadline, DEADLINE_MS));
    return deadline;
  }

  private Model model(Path data) {
    if (options.model == null) return new Model.BuiltIn();
    return Model.wrap(options.model, data.resolve("model"));
  }
}
