package dev.loupe.simulator.line.adapter;

import dev.loupe.schema.defect.Box;
import dev.loupe.schema.defect.DefectClass;
import dev.loupe.simulator.board.Board.Specimen;
import dev.loupe.simulator.board.Flaw;
import dev.loupe.simulator.board.Picture;
import dev.loupe.simulator.line.Kind;
import dev.loupe.simulator.line.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/// Real boards in DeepPCB's layout: `pairs/ID_temp.png`, `pairs/ID_test.png` and `pairs/ID.txt`
/// with `x1,y1,x2,y2,type` a line. A recipe is a set of board groups (an id's first five digits), a
/// position one pair's id.
public final class PairFolder implements Source {
  private static final int RECIPES = 4;
  private static final int GROUP = 5;
  private static final int GROWN = 6;
  private static final String TEMPLATE = "_temp.png";
  private static final List<DefectClass> TYPES =
      List.of(
          DefectClass.OPEN,
          DefectClass.SHORT,
          DefectClass.MOUSEBITE,
          DefectClass.SPUR,
          DefectClass.COPPER,
          DefectClass.PINHOLE);

  private final Path pairs;
  private final Map<String, List<String>> positions;

  private PairFolder(Path pairs, Map<String, List<String>> positions) {
    this.pairs = pairs;
    this.positions = positions;
  }

  /// `IOException`, in one sentence, if `folder` holds no pairs.
  public static PairFolder open(Path folder) throws IOException {
    var pairs = folder.resolve("pairs");
    if (!Files.isDirectory(pairs))
      throw new IOException(
          "no folder "
              + pairs
              + ": --images takes the folder that holds pairs/ with ID_temp.png, "
              + "ID_test.png and ID.txt");
    var groups = new TreeMap<String, List<String>>();
    try (var files = Files.list(pairs)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(TEMPLATE) && name.length() > TEMPLATE.length() + GROUP)
          .map(name -> name.substring(0, name.length() - TEMPLATE.length()))
          .sorted()
          .forEach(
              id -> groups.computeIfAbsent(id.substring(0, GROUP), _ -> new ArrayList<>()).add(id));
    }
    if (groups.isEmpty()) throw new IOException("no pairs ID_temp.png, ID_test.png in " + pairs);
    return new PairFolder(pairs, recipes(groups));
  }

  private static Map<String, List<String>> recipes(Map<String, List<String>> groups) {
    var recipes = new TreeMap<String, List<String>>();
    int group = 0;
    for (var ids : groups.values())
      recipes
          .computeIfAbsent("boards-" + (group++ % RECIPES + 1), _ -> new ArrayList<>())
          .addAll(ids);
    return recipes;
  }

  @Override
  public List<String> recipes() {
    return List.copyOf(positions.keySet());
  }

  @Override
  public List<String> positions(String recipe) {
    return positions.getOrDefault(recipe, List.of());
  }

  @Override
  public Picture template(String recipe, String position) throws IOException {
    return Png.read(pairs.resolve(position + TEMPLATE));
  }

  @Override
  public Optional<byte[]> templateFile(String recipe, String position) throws IOException {
    return Png.plain(pairs.resolve(position + TEMPLATE));
  }

  @Override
  public Specimen board(String recipe, String position, Kind kind, Random random)
      throws IOException {
    return switch (kind) {
      case GOOD -> Source.good(template(recipe, position), random);
      case ONE_DEFECT -> oneDefect(template(recipe, position), position, random);
      case WHOLE -> new Specimen(test(position), truth(position));
    };
  }

  private Picture test(String id) throws IOException {
    return Png.read(pairs.resolve(id + "_test.png"));
  }

  private Specimen oneDefect(Picture template, String id, Random random) throws IOException {
    var truth = truth(id);
    if (truth.isEmpty()) return new Specimen(template, List.of());
    var box = truth.get(random.nextInt(truth.size())).box();
    var area =
        new Box(
            Math.max(0, box.left() - GROWN),
            Math.max(0, box.top() - GROWN),
            Math.min(template.width(), box.right() + GROWN),
            Math.min(template.height(), box.bottom() + GROWN));
    var within = truth.stream().filter(flaw -> flaw.touches(area)).toList();
    return new Specimen(template.with(test(id), area), within);
  }

  List<Flaw> truth(String id) throws IOException {
    var file = pairs.resolve(id + ".txt");
    var flaws = new ArrayList<Flaw>();
    for (var line : Files.readAllLines(file)) {
      if (line.isBlank()) continue;
      try {
        var fields = line.strip().split("[,\\s]+");
        flaws.add(
            new Flaw(
                TYPES.get(Integer.parseInt(fields[4]) - 1),
                new Box(
                    number(fields[0]), number(fields[1]), number(fields[2]), number(fields[3]))));
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        throw new IOException(file + ": not x1,y1,x2,y2,type: " + line, e);
      }
    }
    return flaws;
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }
}
