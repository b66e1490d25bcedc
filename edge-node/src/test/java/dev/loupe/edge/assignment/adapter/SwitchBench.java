package dev.loupe.edge.assignment.adapter;

import dev.loupe.bundle.BundleWrapper;
import dev.loupe.bundle.Contents;
import dev.loupe.bundle.Manifest;
import dev.loupe.edge.frame.Frame;
import dev.loupe.edge.frame.Grey;
import dev.loupe.edge.frame.ImageDecoder;
import dev.loupe.edge.frame.PngEncoder;
import dev.loupe.edge.frame.Sha256;
import dev.loupe.edge.frame.Templates;
import dev.loupe.edge.inference.CandidateRuns;
import dev.loupe.edge.inference.Finding;
import dev.loupe.edge.inference.FrameInspector;
import dev.loupe.edge.inference.Subject;
import dev.loupe.edge.split.Serials;
import dev.loupe.edge.split.Units;
import dev.loupe.schema.fleet.Assignment;
import dev.loupe.schema.inspection.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import org.jboss.logmanager.Logger;

/// Switches between real models under load: `SwitchBench DATA SWITCHES`, DATA as in
/// `LOUPE_TEST_DATA`. Prints parts, those without an answer, and the resident memory; exits with 1
/// where a part had none, or where memory grew by more than a model.
public final class SwitchBench {
  private static final List<String> MODELS = List.of("pcb-int8", "pcb-fp32", "pcb-early");
  private static final int PAUSE_MS = 40;
  private static final long PART_NS = 5_000_000_000L;
  private static final long MOST_GROWTH_MB = 40;

  private final DeskRig rig;
  private final List<Plant.Made> models = new ArrayList<>();
  private final AtomicBoolean over = new AtomicBoolean();
  private long parts;
  private long unanswered;

  /// `growthMb` is resident memory at the end less that after the first tenth of the switches.
  record Result(long parts, long unanswered, int switches, long growthMb) {}

  private SwitchBench(Path data, Path directory) throws IOException {
    // DJL logs each look with its arrays, and without Quarkus they wait in a handler for ever
    Logger.getLogger("ai.djl").setLevel(Level.OFF);
    rig = new DeskRig(directory.resolve("node"));
    rig.deadline = Duration.ofSeconds(5); // a busy machine is no matter here
    for (var name : MODELS) {
      var onnx = data.resolve("models").resolve(name + ".onnx");
      var bundle = directory.resolve(name);
      if (!(BundleWrapper.wrap(onnx, bundle, name, "1")
          instanceof BundleWrapper.Wrapped(_, var wrapped)))
        throw new IllegalStateException(onnx + " cannot be wrapped");
      var contents =
          Contents.of(wrapped.manifest(), Map.of(Manifest.MODEL, Files.readAllBytes(onnx)));
      var made = rig.plant.signed(contents);
      models.add(made);
      rig.control.put(made);
    }
  }

  static Result run(Path data, Path directory, int switches) throws Exception {
    var bench = new SwitchBench(data, directory);
    try (bench.rig) {
      return bench.run(switches);
    }
  }

  private Result run(int switches) throws Exception {
    rig.start();
    var line = Thread.ofPlatform().name("line").start(this::inspect);
    var early = 0L;
    for (var generation = 1; generation <= switches; generation++) {
      var next = models.get(generation % models.size()).model();
      var slots = List.of(new Assignment.Slot("aoi-1", null, next, null, 0, ""));
      rig.desk().order(rig.plant.order(new Assignment("node-1", generation, Instant.now(), slots)));
      rig.awaitChampion(next);
      if (generation == Math.max(1, switches / 10)) early = residentMb();
      if (generation % 10 == 0)
        System.out.printf("%d switches, %d MB resident%n", generation, residentMb());
    }
    over.set(true);
    line.join();
    return new Result(parts, unanswered, switches, residentMb() - early);
  }

  private void inspect() {
    var board = new Grey(640, 640, new byte[640 * 640]);
    var png = PngEncoder.encode(board);
    var golden = new Templates.Template(board, Sha256.of(png), png);
    var models = rig.desk().models();
    try (var runs = new CandidateRuns(models)) {
      var lookout =
          new FrameInspector.Lookout(
              "aoi-1", models, runs, new Units(Serials.usual(), DeskRig.JOURNAL));
      var inspector = new FrameInspector(lookout, ImageDecoder.pngOnly(), (_, _, _) -> golden);
      while (!inspector.ready()) pause();
      while (!over.get()) {
        var now = System.nanoTime();
        var subject = new Subject("board", "", "part-" + parts, ++parts, true);
        count(inspector.inspect(new Frame(parts, png, now), subject, now + PART_NS));
        pause();
      }
    }
  }

  /// The built-in model of the start takes smaller images: WRONG_SIZE is its answer.
  private void count(Finding finding) {
    var error = finding.outcome().error();
    if (error != ErrorCode.NONE && error != ErrorCode.WRONG_SIZE) unanswered++;
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static long residentMb() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElse(0)
        / 1024;
  }

  public static void main(String... arguments) throws Exception {
    var directory = Files.createTempDirectory("switch-bench");
    var result = run(Path.of(arguments[0]), directory, Integer.parseInt(arguments[1]));
    System.out.println(result);
    var bad = result.unanswered > 0 || result.growthMb > MOST_GROWTH_MB;
    Runtime.getRuntime().halt(bad ? 1 : 0);
  }
}
