package dev.loupe.edge.inference;

import dev.loupe.bundle.BundleReader;
import dev.loupe.bundle.BundleWrapper;
import dev.loupe.bundle.Opening;
import dev.loupe.edge.drift.Pixels;
import dev.loupe.edge.drift.Summaries;
import dev.loupe.edge.frame.Frame;
import dev.loupe.edge.frame.ImageDecoder;
import dev.loupe.edge.frame.adapter.FolderTemplates;
import dev.loupe.edge.inference.adapter.LoadedModel;
import dev.loupe.edge.journal.MemoryJournal;
import dev.loupe.edge.rule.RecipeRules;
import dev.loupe.edge.second.SecondLook;
import dev.loupe.schema.fleet.Assignment.Mode;
import dev.loupe.schema.inspection.Clock;
import dev.loupe.schema.inspection.Delivery.RecordId;
import dev.loupe.schema.inspection.Inspection;
import dev.loupe.schema.inspection.Origin;
import dev.loupe.schema.inspection.Part;
import dev.loupe.schema.inspection.Shadowed.Both;
import dev.loupe.schema.wire.JournalRecord.Shadow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// `java … ShadowBench DATA CHAMPION CANDIDATE PACE`: what a shadow costs the parts that come after
/// it. Parts come at PACE a second on the mean, each 0.6 to 1.4 of that apart, in blocks with and
/// without a shadow in turn; models are names below DATA/models.
public final class ShadowBench {
  private static final int BLOCK = 40;
  private static final int BLOCKS = 30;
  private static final int WARMING = 6;
  private static final long SECOND = 1_000_000_000L;

  private final MemoryJournal.Disk disk = new MemoryJournal.Disk();
  private final MemoryJournal journal = new MemoryJournal(disk, UUID.randomUUID());
  private final Random chance = new Random(1);
  private final Map<String, List<Double>> samples = new LinkedHashMap<>();
  private long number;

  public static void main(String[] arguments) throws Exception {
    var data = RealBoards.at(Path.of(arguments[0]));
    new ShadowBench()
        .run(data, List.of(arguments[1], arguments[2]), Double.parseDouble(arguments[3]));
  }

  private static ModelState.Serving model(RealBoards boards, String name, Path folder)
      throws Exception {
    BundleWrapper.wrap(boards.model(name), folder.resolve(name), name, "1");
    if (!(BundleReader.open(folder.resolve(name)) instanceof Opening.Opened(var bundle)))
      throw new IllegalArgumentException(name);
    return LoadedModel.of(bundle, new RecipeRules(bundle.manifest().thresholds(), Map.of()));
  }

  private void run(RealBoards boards, List<String> names, double pace) throws Exception {
    var folder = Files.createTempDirectory("loupe-bench");
    var champion = model(boards, names.get(0), folder);
    var trial = new Candidate(model(boards, names.get(1), folder), "r", 1, Mode.SHADOW, 1, false);
    var pcb = Files.createDirectories(folder.resolve("pcb"));
    var ids = boards.sample(BLOCK, 1);
    for (var id : ids) Files.write(pcb.resolve(id + ".png"), boards.templateFile(id));
    var models = new ToldModels(Lineup.of(champion));
    var templates = new FolderTemplates(folder, ImageDecoder.pngOnly());
    var inspector = FrameInspector.of(models, ImageDecoder.pngOnly(), templates);
    try (var second =
        new SecondLook(
            journal, _ -> {}, new CandidateRuns(models), new Summaries("line", "bench"))) {
      for (var block = 0; block < BLOCKS; block++) {
        if (block == WARMING) samples.clear();
        var shadow = block % 2 == 1;
        models.lineup(shadow ? new Lineup(champion, 1, "salt", 0, trial) : Lineup.of(champion));
        for (var id : ids) {
          Thread.sleep((long) ((0.6 + 0.8 * chance.nextDouble()) * 1000 / pace));
          part(inspector, second, boards.file(id), id, shadow ? "with" : "without");
        }
      }
    }
    print();
  }

  private void part(
      FrameInspector inspector, SecondLook second, byte[] file, String id, String how) {
    var began = System.nanoTime();
    second.began();
    number++;
    var subject = new Subject("pcb", id, "SN-" + number, number, true);
    var finding = inspector.inspect(new Frame(number, file, began), subject, began + SECOND);
    samples.computeIfAbsent(how, _ -> new ArrayList<>()).add((System.nanoTime() - began) / 1e6);
    second.ended();
    var looked = finding.looked();
    if (looked == null) throw new IllegalStateException(finding.reason());
    second.follow(new RecordId(journal.id(), number), inspection(id, finding), looked);
    var start = System.nanoTime();
    Pixels.of(looked.pair().test().pixels(), looked.pair().template().pixels());
    samples
        .computeIfAbsent("drift's pixels", _ -> new ArrayList<>())
        .add((System.nanoTime() - start) / 1e6);
  }

  private Inspection inspection(String id, Finding finding) {
    return new Inspection(
        number,
        new Part(id, id, "L1", "line", "bench", "pcb", Origin.PRODUCTION),
        finding.views(),
        finding.defects(),
        finding.truncated(),
        finding.served(),
        finding.outcome(),
        finding.latency(),
        new Clock(Instant.now(), System.nanoTime()),
        finding.sampling());
  }

  private void print() {
    samples.forEach((what, values) -> {
      var sorted = values.stream().sorted().toList();
      System.out.printf(
          "  %-14s %5d  p50 %7.3f  p90 %7.3f  p99 %7.3f ms%n",
          what,
          sorted.size(),
          sorted.get(sorted.size() / 2),
          sorted.get(sorted.size() * 9 / 10),
          sorted.get(sorted.size() * 99 / 100));
    });
    var shadows =
        disk.records().values().stream().filter(Shadow.class::isInstance).map(Shadow.class::cast);
    var compared =
        shadows.collect(
            java.util.stream.Collectors.groupingBy(
                it ->
                    it.shadowed().compared() instanceof Both
                        ? "compared"
                        : it.shadowed().compared().toString(),
                java.util.stream.Collectors.counting()));
    System.out.println("  " + compared);
  }
}
