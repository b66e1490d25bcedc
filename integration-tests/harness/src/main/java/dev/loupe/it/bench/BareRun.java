package dev.loupe.it.bench;

import ai.onnxruntime.OrtException;
import dev.loupe.bundle.Manifest;
import dev.loupe.it.check.PlcLogReader;
import dev.loupe.it.check.Quantiles;
import dev.loupe.it.check.Shot;
import dev.loupe.it.plant.Line;
import dev.loupe.it.plant.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/// The bare model on the boards that a line has shown, kept in its folder `frames`.
public final class BareRun {
  private static final int MOST = 500;
  private static final int WARM = 20;

  private BareRun() {}

  /// Times in ms of one call a board, after a few to warm.
  public static Quantiles of(Model model, Line.Plan plan) throws OrtException, IOException {
    return new Quantiles(samples(model, plan));
  }

  private static List<Double> samples(Model model, Line.Plan plan)
      throws OrtException, IOException {
    var shots = PlcLogReader.read(plan.logs()).shots();
    return samples(model, plan, shots.stream().map(Shot::part).toList());
  }

  /// The same of these parts alone, as far as their frames were kept.
  public static List<Double> samples(Model model, Line.Plan plan, List<Shot.Part> parts)
      throws OrtException, IOException {
    var boards = boards(plan, parts);
    if (boards.isEmpty()) throw new IOException("no kept frame in " + plan.folder());
    var times = new ArrayList<Double>();
    try (var bare = new BareModel(model.bundle(size(boards.getFirst().image())))) {
      for (var i = 0; i < WARM; i++) bare.runEmpty();
      for (var board : boards) times.add(bare.run(board.image(), board.template()));
    }
    return times;
  }

  private record Board(Path image, Path template) {}

  private static List<Board> boards(Line.Plan plan, List<Shot.Part> parts) {
    return parts.stream()
        .map(part -> board(plan, part))
        .filter(board -> Files.exists(board.image()) && Files.exists(board.template()))
        .limit(MOST)
        .toList();
  }

  private static Board board(Line.Plan plan, Shot.Part part) {
    return new Board(
        plan.folder().resolve("frames").resolve(part.id() + ".png"),
        plan.templates().resolve(part.recipe()).resolve(part.position() + ".png"));
  }

  private static Manifest.Size size(Path image) throws IOException {
    var read = ImageIO.read(image.toFile());
    return new Manifest.Size(read.getWidth(), read.getHeight());
  }
}
