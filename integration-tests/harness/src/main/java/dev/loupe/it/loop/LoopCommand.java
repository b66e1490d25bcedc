package dev.loupe.it.loop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.it.demo.Options;
import dev.loupe.it.demo.Speaker;
import dev.loupe.it.plant.Plant;
import dev.loupe.it.plant.PlantPlan;
import dev.loupe.it.process.CannotStart;
import dev.loupe.it.process.DataLock;
import dev.loupe.it.process.Folders;
import dev.loupe.it.process.Installation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Plays one model's whole life. Exit 0: all acts came as expected; 1: one did not; 2: it cannot
/// start.
@Command(
    name = "loop",
    customSynopsis = "./demo loop [options]",
    mixinStandardHelpOptions = true,
    description =
        "One model's life: registered, shadowed, refused or promoted by evidence, made from labels.")
public final class LoopCommand implements Callable<Integer> {
  /// Parts a second at each of two stations; twenty in all are left where a restart takes time.
  private static final double PACE = 11;

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
      return 2;
    }
  }

  private int run() {
    var installation = Installation.around(root);
    var data = options.dataOr(installation.root().resolve("data/loop"));
    var lock = DataLock.take(data);
    Plant.stopOrphans(data, speaker::say);
    Folders.empty(data, "lock");
    var keys = Keys.in(data.resolve("keys"));
    var plant = new Plant(plan(installation, data, keys), speaker::say);
    var stopping = new Thread(() -> interrupted(plant), "stop");
    Runtime.getRuntime().addShutdownHook(stopping);
    LoopReport report;
    try {
      speaker.say("starting (logs in " + data.resolve("logs") + ") …");
      report = played(plant, keys);
    } finally {
      plant.stop();
      lock.release();
      ended = true;
    }
    speaker.say(json(report)); // the last line
    return report.well() ? 0 : 1;
  }

  private LoopReport played(Plant plant, Keys keys) {
    speaker.say("  Watch it:  " + plant.control().url() + "/rollouts");
    var story = new Story(plant, keys, options.seed, speaker::say);
    story.play();
    plant.line().stop(Duration.ofSeconds(15));
    plant.drain(Duration.ofSeconds(60));
    var figures = plant.judge().figures();
    return new LoopReport(
        options.seed,
        story.acts(),
        figures.triggered(),
        figures.results(),
        figures.lost(),
        figures.doubled(),
        story.falsePasses());
  }

  private PlantPlan plan(Installation installation, Path data, Keys keys) {
    var feed =
        new PlantPlan.Feed(
                options.seed,
                Math.max(PACE, options.pace),
                Optional.ofNullable(options.images),
                java.util.List.of())
            .option("--lot", "20")
            .option("--board-seed", Long.toString(options.seed));
    return PlantPlan.drawn(installation, data, options.addresses())
        .with(feed)
        .natively(options.nativeNodes)
        .control("loupe.trust-keys", keys.trust())
        .control("loupe.assignment-key", keys.assignment())
        .control("loupe.assignment-key-id", Keys.ASSIGNMENT)
        .control("loupe.training.jar", installation.training())
        .nodes("loupe.trust-keys", keys.trust())
        .nodes("loupe.deadline", "300ms"); // as ./demo: everything shares this machine
  }

  /// Ctrl-C and SIGTERM: the same orderly stop, and that is no error.
  private void interrupted(Plant plant) {
    if (ended) return;
    plant.stop();
    Runtime.getRuntime().halt(0);
  }

  private static String json(LoopReport report) {
    try {
      return new ObjectMapper().writeValueAsString(report);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
