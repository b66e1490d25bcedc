package dev.loupe.it.bench;

import ai.onnxruntime.OrtException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.it.bench.Measured.Limit;
import dev.loupe.it.evidence.Proof;
import dev.loupe.it.plant.Model;
import dev.loupe.it.plant.PlantPlan;
import dev.loupe.it.process.CannotStart;
import dev.loupe.it.rig.Layout;
import dev.loupe.it.rig.Rig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./prove latency`: trigger → result for each detector, trigger mode and build of the node. The
/// figures are printed and kept; none is a test.
@Command(name = "latency", description = "Trigger to result, beside the bare model call.")
public final class LatencyCommand implements Callable<Integer> {
  @Mixin private Proof proof = new Proof();

  @Option(names = "--parts", defaultValue = "500", description = "Parts of each setup (500).")
  private int parts;

  @Option(names = "--pace", defaultValue = "10", description = "Parts a second (10).")
  private double pace;

  @Option(
      names = "--models",
      split = ",",
      defaultValue = "pcb-int8,pcb-fp32,yolov8n-shape-fp32",
      description = "Detectors (${DEFAULT-VALUE}).")
  private List<String> models = List.of();

  @Option(
      names = "--triggers",
      split = ",",
      defaultValue = "frame,poll,subscribe",
      description = "Trigger modes (${DEFAULT-VALUE}).")
  private List<String> triggers = List.of();

  @Option(names = "--name", defaultValue = "latency", description = "Of the result file (latency).")
  private String name = "latency";

  @Override
  public Integer call() throws IOException, SQLException, OrtException {
    var data = data();
    var place = Files.createTempDirectory("loupe-latency-");
    System.out.println("Running in " + place);
    var measured = new ArrayList<Measured>();
    try (var rig = rig(data, place).start()) {
      var bench = new LatencyBench(rig, parts);
      for (var setup : setups(data, place)) {
        var run = bench.measure(setup);
        measured.add(run.measured());
        System.out.println(run.measured().line());
        keep(setup, run.samples());
      }
    }
    report(measured);
    return 0;
  }

  private static Path data() {
    return Optional.ofNullable(System.getenv("LOUPE_TEST_DATA"))
        .map(Path::of)
        .orElseThrow(
            () -> new CannotStart("Set LOUPE_TEST_DATA to a folder with data/deeppcb and models."));
  }

  private Rig rig(Path data, Path place) {
    var boards =
        new PlantPlan.Feed(
            proof.seed(), pace, Optional.of(data.resolve("data/deeppcb")), List.of());
    return Rig.in(
        proof.installation(),
        place,
        Layout.of(1)
            .with(plan ->
                plan.with(
                    boards
                        .option(plan.feed().options().toArray(String[]::new))
                        .option("--keep", place.resolve("frames").toString()))));
  }

  private List<Setup> setups(Path data, Path place) {
    var setups = new ArrayList<Setup>();
    for (var natively : nativeToo() ? List.of(false, true) : List.of(false))
      for (var model : models)
        for (var trigger : triggers) setups.add(setup(data, place, model, trigger, natively));
    return setups;
  }

  private static Setup setup(
      Path data, Path place, String model, String trigger, boolean natively) {
    var onnx = data.resolve("models").resolve(model + ".onnx");
    return new Setup(
        model, Model.wrap(onnx, place.resolve("bundles").resolve(model)), trigger, natively);
  }

  private boolean nativeToo() {
    try {
      return !proof.installation().nativeEdge().isEmpty();
    } catch (CannotStart e) {
      System.out.println("No native edge node is built: the JVM alone is measured.");
      return false;
    }
  }

  private void keep(Setup setup, List<Sample> samples) throws IOException {
    Files.createDirectories(proof.folder());
    var lines = new ArrayList<>(List.of(Sample.CSV_HEAD));
    samples.forEach(sample -> lines.add(sample.csv()));
    Files.write(proof.folder().resolve(name + "-" + setup.name() + ".csv"), lines);
  }

  private String command() {
    return "./prove latency --seed %d -- --models %s --triggers %s --parts %d --pace %s --name %s"
        .formatted(
            proof.seed(), String.join(",", models), String.join(",", triggers), parts, pace, name);
  }

  private void report(List<Measured> measured) {
    for (var each : measured) Limit.print(each.name(), each.limits());
    var file = proof.keep(name, command(), new ObjectMapper().valueToTree(measured));
    System.out.println("kept in " + file);
  }
}
