package dev.loupe.training;

import dev.loupe.bundle.BundleWrapper;
import dev.loupe.bundle.BundleWrapper.Wrapped;
import dev.loupe.bundle.BundleWriter;
import dev.loupe.bundle.Contents;
import dev.loupe.bundle.Manifest;
import dev.loupe.bundle.Tuning;
import dev.loupe.schema.feedback.Agreement;
import dev.loupe.schema.feedback.Example;
import dev.loupe.schema.feedback.Flaw;
import dev.loupe.schema.feedback.TrainingOrder;
import dev.loupe.schema.model.ModelRef;
import dev.loupe.schema.wire.ExampleCodec;
import dev.loupe.schema.wire.TrainingCodec;
import dev.loupe.simulator.board.Board.Specimen;
import dev.loupe.simulator.board.Picture;
import dev.loupe.simulator.line.Kind;
import dev.loupe.simulator.line.Mix;
import dev.loupe.simulator.line.Source;
import dev.loupe.simulator.line.adapter.PairFolder;
import dev.loupe.simulator.line.adapter.Png;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// A job's folder of real boards as a line makes them: good, one-defect and whole ones, labelled
/// from the truth, `wrong` of a thousand labels turned round.
public final class RealBoards {
  private static final String GROUPS = "00041 13000 20085 44000 50600 77000 92000";

  private final Path folder;
  private final Random random;
  private final List<Example> examples = new ArrayList<>();
  private int wrong;

  public RealBoards(Path folder, long seed) {
    this.folder = folder;
    random = new Random(seed);
  }

  public RealBoards wrong(int ofAThousand) {
    wrong = ofAThousand;
    return this;
  }

  public Path images() {
    return folder.resolve("images");
  }

  public Path job() {
    return folder.resolve("job");
  }

  /// `count` boards, no image twice.
  public RealBoards label(Path deepPcb, int count) throws IOException {
    var source = PairFolder.open(deepPcb);
    var known = new HashSet<String>();
    while (examples.size() < count) {
      var recipe = any(source.recipes());
      var position = any(source.positions(recipe));
      var board = board(source, recipe, position);
      var image = store(board.picture());
      if (known.add(image)) examples.add(example(source, recipe, position, image, board));
    }
    return this;
  }

  private Specimen board(Source source, String recipe, String position) throws IOException {
    int drawn = random.nextInt(100);
    var mix = Mix.DEFAULT;
    var kind =
        drawn < mix.good()
            ? Kind.GOOD
            : drawn < mix.good() + mix.oneDefect() ? Kind.ONE_DEFECT : Kind.WHOLE;
    return source.board(recipe, position, kind, random);
  }

  private Example example(
      Source source, String recipe, String position, String image, Specimen board)
      throws IOException {
    var truth = board.flaws().stream().map(flaw -> new Flaw(flaw.box(), flaw.kind())).toList();
    if (random.nextInt(1_000) < wrong)
      truth =
          truth.isEmpty()
              ? List.of(
                  new Flaw(
                      new dev.loupe.schema.defect.Box(300, 300, 320, 320),
                      dev.loupe.schema.defect.DefectClass.SHORT))
              : List.of();
    var group = position.substring(0, 5);
    return new Example(
        new UUID(random.nextLong(), random.nextLong()),
        image,
        store(source.template(recipe, position)),
        group,
        List.of(GROUPS.split(" ")).indexOf(group),
        truth);
  }

  /// Each board gets another's label.
  public RealBoards shuffle() {
    var truths = new ArrayList<>(examples.stream().map(Example::truth).toList());
    Collections.shuffle(truths, random);
    for (var i = 0; i < truths.size(); i++) {
      var it = examples.get(i);
      examples.set(
          i,
          new Example(it.label(), it.image(), it.template(), it.group(), it.fold(), truths.get(i)));
    }
    return this;
  }

  public void order(Path onnx, Agreement agreement) throws IOException {
    Files.createDirectories(job());
    var parent = parent(onnx);
    var out = new ByteArrayOutputStream();
    out.writeBytes(
        TrainingCodec.encode(new TrainingOrder(parent, "pcb-early", "tuned", 0.01, agreement)));
    for (var example : examples) {
      out.write('\n');
      out.writeBytes(ExampleCodec.encode(example));
    }
    Files.write(job().resolve("dataset.jsonl"), out.toByteArray());
  }

  /// Wrapped, with limits that may be tuned.
  private ModelRef parent(Path onnx) throws IOException {
    return switch (BundleWrapper.wrap(onnx, folder.resolve("wrapped"), "pcb-early", "1")) {
      case Wrapped(var _, var bundle) -> {
        var it = bundle.manifest();
        var tuning = new Tuning(new Tuning.Range(0.1, 0.9), Map.of());
        var manifest =
            new Manifest(
                it.name(),
                it.version(),
                it.family(),
                it.classes(),
                it.thresholds(),
                it.input(),
                it.files(),
                it.claims().with(tuning));
        var contents = Contents.of(manifest, Map.of(Manifest.MODEL, bundle.model()));
        BundleWriter.write(contents, job().resolve("parent"));
        yield new ModelRef(it.name(), it.version(), contents.digest().orElseThrow());
      }
      case BundleWrapper.Refused refused -> throw new AssertionError(refused.sentence());
    };
  }

  private String any(List<String> names) {
    return names.get(random.nextInt(names.size()));
  }

  private String store(Picture picture) throws IOException {
    var png = Png.encode(picture);
    var digest = Sha256.of(png);
    var into =
        images().resolve(digest.substring(0, 2)).resolve(digest.substring(2, 4)).resolve(digest);
    Files.createDirectories(into.getParent());
    Files.write(into, png);
    return digest;
  }
}
