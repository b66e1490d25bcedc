package dev.loupe.edge.inference;

import dev.loupe.bundle.DiffBundle;
import dev.loupe.edge.frame.Grey;
import dev.loupe.edge.inference.RealBoards.Board;
import dev.loupe.edge.inference.RealBoards.TruthBox;
import dev.loupe.edge.inference.adapter.DjlDetector;
import dev.loupe.edge.inference.adapter.LoadedModel;
import dev.loupe.edge.rule.Judgement;
import dev.loupe.edge.rule.Rule;
import dev.loupe.schema.inspection.Verdict;
import dev.loupe.simulator.board.Board.Specimen;
import dev.loupe.simulator.board.Boards;
import dev.loupe.simulator.board.Picture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// `java … DiffFigures DATA`: what the built-in `diff` finds and falsely calls, on real and on
/// drawn boards, for several tunings. The figures stand in its ADR.
public final class DiffFigures {
  private static final int IDS = 60;
  private static final int DRAWN = 12;
  private static final long SEED = 11;

  private record Sample(Board board, String kind) {}

  public static void main(String[] arguments) throws Exception {
    var real = real(RealBoards.at(Path.of(arguments[0])));
    var drawn = drawn();
    System.out.println(
        "tuning | boards | good called 0 1 2 px | one-defect passed | boxes found | listed");
    report(DiffBundle.TUNING, real, drawn);
    for (var pixels : new double[] {4, 8, 12})
      report(new DiffBundle.Tuning(48, pixels / 48, 5, 6), real, drawn);
    for (var window : new int[] {1, 3, 7})
      report(new DiffBundle.Tuning(48, 0.12, window, 6), real, drawn);
    for (var margin : new int[] {2, 4, 8, 10})
      report(new DiffBundle.Tuning(48, 0.12, 5, margin), real, drawn);
    for (var fullScore : new int[] {24, 96})
      report(new DiffBundle.Tuning(fullScore, 0.12 * 48 / fullScore, 5, 6), real, drawn);
  }

  private static void report(DiffBundle.Tuning tuning, List<Sample> real, List<Sample> drawn)
      throws Exception {
    System.out.println(tuning + " | real | " + figures(tuning, real));
    System.out.println(tuning + " | drawn | " + figures(tuning, drawn));
  }

  private static Figures figures(DiffBundle.Tuning tuning, List<Sample> samples) throws Exception {
    var bundle = DiffBundle.of(RealBoards.SIZE, tuning);
    var limits = bundle.manifest().thresholds();
    var figures = new Figures();
    try (var detector =
        DjlDetector.load(bundle, LoadedModel.head(bundle.manifest(), limits.floor()))) {
      for (var sample : samples) {
        var pair = new Pair(sample.board.test(), sample.board.template());
        var scan = (Scan.Seen) detector.look(pair).scan();
        figures.add(sample, Rule.judge(scan.defects(), scan.highest(), limits));
      }
    }
    return figures;
  }

  private static final class Figures {
    private final int[] called = new int[3];
    private int passed;
    private int oneDefect;
    private int found;
    private int boxes;
    private int listed;

    void add(Sample sample, Judgement judged) {
      var pass = judged.outcome().verdict() == Verdict.PASS;
      if (sample.kind.startsWith("good")) {
        if (!pass) called[sample.kind.charAt(4) - '0']++;
        return;
      }
      if (sample.kind.equals("one-defect")) {
        oneDefect++;
        if (pass) passed++;
      }
      boxes += sample.board.truth().size();
      listed += judged.defects().size();
      found += RealBoards.found(sample.board.truth(), judged.defects(), true);
    }

    @Override
    public String toString() {
      return "%d %d %d | %d of %d | %d of %d | %d"
          .formatted(called[0], called[1], called[2], passed, oneDefect, found, boxes, listed);
    }
  }

  private static List<Sample> real(RealBoards boards) throws Exception {
    var random = new Random(SEED);
    var samples = new ArrayList<Sample>();
    for (var id : boards.sample(IDS, SEED)) {
      var whole = boards.whole(id);
      for (var shift = 0; shift < 3; shift++)
        samples.add(new Sample(RealBoards.good(whole, shift, shift), "good" + shift));
      for (var i = 0; i < 3; i++)
        samples.add(
            new Sample(
                RealBoards.oneDefect(whole, random.nextInt(whole.truth().size())), "one-defect"));
      samples.add(new Sample(whole, "whole"));
    }
    return samples;
  }

  private static List<Sample> drawn() {
    var boards = new Boards(SEED);
    var random = new Random(SEED);
    var samples = new ArrayList<Sample>();
    for (var recipe : boards.recipes())
      for (var position : boards.positions()) {
        var board = boards.board(recipe, position);
        var template = grey(board.template());
        var whole = new Board(recipe, template, template, List.of());
        for (var shift = 0; shift < 3; shift++)
          samples.add(new Sample(RealBoards.good(whole, shift, shift), "good" + shift));
        for (var i = 0; i < DRAWN; i++)
          samples.add(new Sample(board(template, board.flawed(1, random)), "one-defect"));
        samples.add(new Sample(board(template, board.flawed(6, random)), "whole"));
      }
    return samples;
  }

  private static Board board(Grey template, Specimen specimen) {
    var truth = specimen.flaws().stream().map(flaw -> new TruthBox(flaw.box(), flaw.kind()));
    return new Board("drawn", grey(specimen.picture()), template, truth.toList());
  }

  private static Grey grey(Picture picture) {
    return new Grey(picture.width(), picture.height(), picture.grey());
  }
}
