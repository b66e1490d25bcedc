package dev.loupe.edge.inference;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loupe.bundle.Manifest.Size;
import dev.loupe.edge.frame.Decoding;
import dev.loupe.edge.frame.Grey;
import dev.loupe.edge.frame.ImageDecoder;
import dev.loupe.schema.defect.Box;
import dev.loupe.schema.defect.Defect;
import dev.loupe.schema.defect.DefectClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// DeepPCB's pairs and the trained detectors, from `LOUPE_TEST_DATA`.
final class RealBoards {
  static final Size SIZE = new Size(640, 640);

  private final Path data;

  private RealBoards(Path data) {
    this.data = data;
  }

  static RealBoards orSkip() {
    var data = System.getenv("LOUPE_TEST_DATA");
    assumeTrue(data != null, "LOUPE_TEST_DATA names no directory with data/deeppcb and models");
    return new RealBoards(Path.of(data));
  }

  static RealBoards at(Path data) {
    return new RealBoards(data);
  }

  Path model(String name) {
    return data.resolve("models").resolve(name + ".onnx");
  }

  record TruthBox(Box box, DefectClass kind) {}

  record Board(String id, Grey test, Grey template, List<TruthBox> truth) {}

  /// `count` ids of validation.txt, the same for the same seed.
  List<String> sample(int count, long seed) throws IOException {
    var ids = new ArrayList<>(Files.readAllLines(data.resolve("data/deeppcb/validation.txt")));
    Collections.sort(ids);
    Collections.shuffle(ids, new Random(seed));
    return ids.subList(0, Math.min(count, ids.size()));
  }

  Board whole(String id) throws IOException {
    var pairs = data.resolve("data/deeppcb/pairs");
    var truth = Files.readAllLines(pairs.resolve(id + ".txt")).stream().map(RealBoards::truth);
    return new Board(
        id,
        decode(pairs.resolve(id + "_test.png")),
        decode(pairs.resolve(id + "_temp.png")),
        truth.toList());
  }

  byte[] file(String id) throws IOException {
    return Files.readAllBytes(data.resolve("data/deeppcb/pairs").resolve(id + "_test.png"));
  }

  byte[] templateFile(String id) throws IOException {
    return Files.readAllBytes(data.resolve("data/deeppcb/pairs").resolve(id + "_temp.png"));
  }

  private static TruthBox truth(String line) {
    var part = line.trim().split("[, ]");
    var box = new Box(number(part[0]), number(part[1]), number(part[2]), number(part[3]));
    return new TruthBox(box, DefectClass.values()[Integer.parseInt(part[4]) - 1]);
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }

  private static Grey decode(Path file) {
    try {
      var decoded = ImageDecoder.pngOnly().decode(Files.readAllBytes(file), SIZE);
      if (decoded instanceof Decoding.Picture(var grey)) return grey;
      throw new AssertionError(file + ": " + decoded);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The template against itself, moved by `dx`, `dy` with its border repeated.
  static Board good(Board whole, int dx, int dy) {
    var from = whole.template();
    var pixels = new byte[from.pixels().length];
    for (var y = 0; y < from.height(); y++)
      for (var x = 0; x < from.width(); x++) {
        var sourceX = Math.clamp(x - dx, 0, from.width() - 1);
        var sourceY = Math.clamp(y - dy, 0, from.height() - 1);
        pixels[y * from.width() + x] = from.pixels()[sourceY * from.width() + sourceX];
      }
    var moved = new Grey(from.width(), from.height(), pixels);
    return new Board(whole.id(), moved, from, List.of());
  }

  /// One truth box and 6 px around it, copied into the template; boxes it overlaps belong to it.
  static Board oneDefect(Board whole, int which) {
    var box = whole.truth().get(which).box();
    var grown = new Box(box.left() - 6, box.top() - 6, box.right() + 6, box.bottom() + 6);
    var pixels = whole.template().pixels().clone();
    var width = whole.test().width();
    for (var y = Math.max(0, (int) grown.top()); y < Math.min(640, grown.bottom()); y++)
      for (var x = Math.max(0, (int) grown.left()); x < Math.min(640, grown.right()); x++)
        pixels[y * width + x] = whole.test().pixels()[y * width + x];
    var truth = whole.truth().stream().filter(it -> it.box().iou(grown) > 0).toList();
    return new Board(
        whole.id(), new Grey(width, whole.test().height(), pixels), whole.template(), truth);
  }

  /// Truth boxes found, one to one: same class unless `anyClass`, IoU ≥ .33.
  static int found(List<TruthBox> truth, List<Defect> defects, boolean anyClass) {
    var left = new ArrayList<>(truth);
    var found = 0;
    for (var defect : defects) {
      TruthBox best = null;
      for (var box : left)
        if ((anyClass || box.kind() == defect.kind())
            && box.box().iou(defect.box()) >= 0.33
            && (best == null || box.box().iou(defect.box()) > best.box().iou(defect.box())))
          best = box;
      if (best != null && left.remove(best)) found++;
    }
    return found;
  }
}
