package dev.loupe.edge.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.bundle.Bundle;
import dev.loupe.bundle.BundleReader;
import dev.loupe.bundle.BundleWrapper;
import dev.loupe.bundle.DiffBundle;
import dev.loupe.bundle.Opening;
import dev.loupe.edge.frame.Frame;
import dev.loupe.edge.frame.ImageDecoder;
import dev.loupe.edge.frame.PngEncoder;
import dev.loupe.edge.frame.adapter.FolderTemplates;
import dev.loupe.edge.inference.RealBoards.Board;
import dev.loupe.edge.inference.adapter.LoadedModel;
import dev.loupe.edge.rule.RecipeRules;
import dev.loupe.schema.inspection.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The whole way from a frame's bytes to the verdict, against DeepPCB's truth.
class RealBoardsTest {
  private static final int BOARDS = 40;
  private static final long SEED = 7;
  private static final double NANOS_A_SECOND = 1e9;

  @TempDir Path folder;

  private int good;
  private int falseCalls;
  private int oneDefect;
  private int escapes;
  private int truth;
  private int found;

  @ParameterizedTest
  @ValueSource(strings = {"pcb-fp32", "pcb-int8"})
  void aTrainedDetectorFindsWhatIsThere(String name) throws Exception {
    var boards = RealBoards.orSkip();
    var wrapped = BundleWrapper.wrap(boards.model(name), folder.resolve("model"), name, "1");
    assertThat(wrapped).isInstanceOf(BundleWrapper.Wrapped.class);
    var opened = BundleReader.open(folder.resolve("model"));
    assertThat(opened).isInstanceOf(Opening.Opened.class);
    inspectAll(boards, ((Opening.Opened) opened).bundle(), false);
    assertThat(falseCalls).as("false calls of %d good boards", good).isZero();
    assertThat(escapes).as("escapes of %d one-defect boards", oneDefect).isLessThan(oneDefect / 12);
    assertThat(found).as("of %d boxes", truth).isGreaterThan(truth * 9 / 10);
  }

  @Test
  void theBuiltInDiffPassesGoodBoardsAndFindsMostDefects() throws Exception {
    inspectAll(RealBoards.orSkip(), DiffBundle.of(RealBoards.SIZE), true);
    assertThat(falseCalls).as("false calls of %d good boards", good).isZero();
    assertThat(escapes).as("escapes of %d one-defect boards", oneDefect).isLessThan(oneDefect / 20);
    assertThat(found).as("of %d boxes", truth).isGreaterThan(truth * 8 / 10);
  }

  private void inspectAll(RealBoards boards, Bundle bundle, boolean anyClass) throws Exception {
    var rules = new RecipeRules(bundle.manifest().thresholds(), Map.of());
    var serving = LoadedModel.of(bundle, rules);
    var random = new Random(SEED);
    try (var worker = serving.worker()) {
      assertThat(worker.isBusy()).isFalse();
      var templates = new FolderTemplates(folder.resolve("templates"), ImageDecoder.pngOnly());
      var inspector = FrameInspector.alone(serving, ImageDecoder.pngOnly(), templates);
      for (var id : boards.sample(BOARDS, SEED)) {
        var whole = boards.whole(id);
        var recipe = Files.createDirectories(folder.resolve("templates/pcb"));
        Files.write(recipe.resolve(id + ".png"), PngEncoder.encode(whole.template()));
        count(inspector, RealBoards.good(whole, random.nextInt(2), random.nextInt(2)), anyClass);
        count(inspector, whole, anyClass);
        for (var i = 0; i < 3; i++)
          count(
              inspector,
              RealBoards.oneDefect(whole, random.nextInt(whole.truth().size())),
              anyClass);
      }
    }
    System.out.printf(
        "%s: %d of %d good falsely called, %d of %d one-defect escaped, %d of %d boxes found%n",
        bundle.ref().label(), falseCalls, good, escapes, oneDefect, found, truth);
  }

  private void count(Inspector inspector, Board board, boolean anyClass) {
    var frame = new Frame(1, PngEncoder.encode(board.test()), System.nanoTime());
    var deadline = System.nanoTime() + (long) (10 * NANOS_A_SECOND);
    var finding =
        inspector.inspect(frame, new Subject("pcb", board.id(), board.id(), 1, true), deadline);
    assertThat(finding.reason()).isNull();
    var passed = finding.outcome().verdict() == Verdict.PASS;
    if (board.truth().isEmpty()) {
      good++;
      if (!passed) falseCalls++;
      return;
    }
    if (board.truth().size() < 3) {
      oneDefect++;
      if (passed) escapes++;
    }
    truth += board.truth().size();
    found += RealBoards.found(board.truth(), finding.defects(), anyClass);
  }
}
