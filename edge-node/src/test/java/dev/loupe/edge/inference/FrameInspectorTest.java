package dev.loupe.edge.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.bundle.Thresholds;
import dev.loupe.edge.frame.Frame;
import dev.loupe.edge.frame.Grey;
import dev.loupe.edge.frame.ImageDecoder;
import dev.loupe.edge.frame.PngEncoder;
import dev.loupe.edge.frame.Sha256;
import dev.loupe.edge.frame.adapter.FolderTemplates;
import dev.loupe.edge.image.Image;
import dev.loupe.edge.rule.RecipeRules;
import dev.loupe.schema.defect.Box;
import dev.loupe.schema.defect.Defect;
import dev.loupe.schema.defect.DefectClass;
import dev.loupe.schema.fleet.Report.SlotState;
import dev.loupe.schema.inspection.ErrorCode;
import dev.loupe.schema.inspection.Verdict;
import dev.loupe.schema.model.ModelRef;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class FrameInspectorTest {
  private static final long SOON = 30_000_000;
  private static final long LONG = 10_000_000_000L;
  private static final ModelRef MODEL = new ModelRef("m", "1", "ab".repeat(32));
  private static final byte[] BLANK = PngEncoder.encode(new Grey(64, 32, new byte[64 * 32]));

  @TempDir Path folder;

  private final SlowDetector detector = new SlowDetector();
  private final ModelWorker worker = new ModelWorker(detector);
  private final ToldModels models =
      new ToldModels(
          Lineup.of(
              new ModelState.Serving(
                  MODEL,
                  Outputs.SIZE,
                  new RecipeRules(
                      Thresholds.of(0.5, 0.25), Map.of("strict", Thresholds.of(0.1, 0.1))),
                  worker)));
  private FrameInspector inspector;

  @BeforeEach
  void open() throws IOException {
    for (var recipe : List.of("A", "strict"))
      Files.write(Files.createDirectories(folder.resolve(recipe)).resolve("p1.png"), BLANK);
    var templates = new FolderTemplates(folder, ImageDecoder.pngOnly());
    inspector = FrameInspector.of(models, ImageDecoder.pngOnly(), templates);
  }

  @AfterEach
  void close() {
    detector.letAll();
    worker.close();
  }

  @Test
  void aGoodPartPassesWithPreviewAndTemplateButNoFullFrame() {
    detector.letAll();
    var finding = inspect(BLANK, "A");
    assertThat(finding.outcome().verdict()).isEqualTo(Verdict.PASS);
    assertThat(finding.outcome().confidence()).isEqualTo(0.875);
    assertThat(finding.images())
        .extracting(Image::kind)
        .containsExactlyInAnyOrder(Image.Kind.TEMPLATE, Image.Kind.PREVIEW);
    var view = finding.views().getFirst();
    assertThat(view.image()).isNull();
    assertThat(view.template()).isEqualTo(Sha256.of(BLANK));
    assertThat(finding.served()).isNotNull();
    assertThat(finding.latency().total()).isPositive();
  }

  @Test
  void aTemplateIsHandedOnOncePerDigest() {
    detector.letAll();
    inspect(BLANK, "A");
    assertThat(inspect(BLANK, "A").images())
        .extracting(Image::kind)
        .containsExactly(Image.Kind.PREVIEW);
    assertThat(inspect(BLANK, "strict").views().getFirst().template()).isEqualTo(Sha256.of(BLANK));
  }

  @Test
  void aRejectedPartKeepsItsFullFrame() {
    detector.letAll();
    var defect = new Defect(0, new Box(1, 2, 3, 4), DefectClass.SPUR, 0.75);
    detector.answer(new Scan.Seen(List.of(defect), 0.75));
    var finding = inspect(BLANK, "A");
    assertThat(finding.outcome().verdict()).isEqualTo(Verdict.REJECT);
    assertThat(finding.defects()).containsExactly(defect);
    assertThat(finding.views().getFirst().image()).isEqualTo(Sha256.of(BLANK));
    assertThat(finding.images()).extracting(Image::kind).contains(Image.Kind.FRAME);
  }

  @Test
  void aRecipesOwnThresholdsDecide() {
    detector.letAll();
    var defect = new Defect(0, new Box(1, 2, 3, 4), DefectClass.SPUR, 0.125);
    detector.answer(new Scan.Seen(List.of(defect), 0.125));
    assertThat(inspect(BLANK, "A").outcome().verdict()).isEqualTo(Verdict.PASS);
    assertThat(inspect(BLANK, "strict").outcome().verdict()).isEqualTo(Verdict.REJECT);
  }

  @Test
  void aModelThatIsLateIsAnErrorAndNotReadyUntilItHasAnswered() throws InterruptedException {
    var late = inspect(BLANK, "A", SOON);
    assertThat(late.outcome().error()).isEqualTo(ErrorCode.DEADLINE);
    assertThat(inspector.ready()).isFalse();
    assertThat(error(BLANK, "A")).isEqualTo(ErrorCode.NOT_READY);
    detector.letOne();
    while (!inspector.ready()) Thread.sleep(1);
    detector.letAll();
    assertThat(inspect(BLANK, "A").outcome().verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void aModelThatHangsIsToldFromOneThatIsLateAndAnswersNobodyUntilItIsFree() throws Exception {
    assertThat(inspect(BLANK, "A", SOON).outcome().error()).isEqualTo(ErrorCode.DEADLINE);
    assertThat(inspector.hangs()).as("late, but not for long").isFalse();
    while (!inspector.hangs()) Thread.sleep(5);
    var meanwhile = inspect(BLANK, "A", LONG * 1_000); // it is answered at once
    assertThat(meanwhile.outcome().error()).isEqualTo(ErrorCode.NOT_READY);
    detector.letOne();
    while (!inspector.ready()) Thread.sleep(1);
    assertThat(inspector.hangs()).isFalse();
    detector.letAll();
    assertThat(inspect(BLANK, "A").outcome().verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void aModelThatFailsOrGivesNoNumbersIsAnError() {
    detector.letAll();
    detector.answerNoNumber();
    assertThat(error(BLANK, "A")).isEqualTo(ErrorCode.NOT_A_NUMBER);
    detector.fail();
    assertThat(error(BLANK, "A")).isEqualTo(ErrorCode.MODEL_FAILED);
    assertThat(inspector.ready()).isTrue();
  }

  @Test
  void whatCannotBeSeenIsAnErrorWithTheFullFrameKept() {
    detector.letAll();
    assertThat(error(BLANK, "B")).isEqualTo(ErrorCode.UNKNOWN_RECIPE);
    assertThat(error(BLANK, "../A")).isEqualTo(ErrorCode.UNKNOWN_RECIPE);
    var larger = PngEncoder.encode(new Grey(65, 32, new byte[65 * 32]));
    assertThat(error(larger, "A")).isEqualTo(ErrorCode.WRONG_SIZE);
    var cut = Arrays.copyOf(BLANK, BLANK.length - 20);
    assertThat(error(cut, "A")).isEqualTo(ErrorCode.BROKEN_IMAGE);
    assertThat(error(new byte[0], "A")).isEqualTo(ErrorCode.BROKEN_IMAGE);
    assertThat(error("BM hello".getBytes(StandardCharsets.UTF_8), "A"))
        .isEqualTo(ErrorCode.UNSUPPORTED_IMAGE);
  }

  @Test
  void aModelThatIsNotThereYetOrNeverIsNotReady() {
    models.lineup(Lineup.of(new ModelState.Warming(MODEL)));
    assertThat(error(BLANK, "A")).isEqualTo(ErrorCode.NOT_READY);
    assertThat(inspector.ready()).isFalse();
    assertThat(inspector.slot().state()).isEqualTo(SlotState.WARMING);
    models.lineup(Lineup.of(new ModelState.Failed("the model is gone")));
    assertThat(inspect(BLANK, "A").reason()).isEqualTo("the model is gone");
    assertThat(inspector.ready()).isFalse();
    assertThat(inspector.slot().state()).isEqualTo(SlotState.FAILED);
  }

  @Test
  void aBugInsideIsAnErrorToo() {
    var broken =
        FrameInspector.of(
            models,
            (_, _) -> {
              throw new IllegalStateException("a bug");
            },
            (_, _, _) -> {
              throw new IllegalStateException();
            });
    var finding = broken.inspect(new Frame(1, BLANK, 0), part("A"), System.nanoTime() + LONG);
    assertThat(finding.outcome().error()).isEqualTo(ErrorCode.MODEL_FAILED);
    assertThat(finding.reason()).contains("a bug");
  }

  @Test
  void aClosedWorkerHasClosedItsModel() {
    detector.letAll();
    worker.close();
    assertThat(detector.isClosed()).isTrue();
  }

  private static Subject part(String recipe) {
    return new Subject(recipe, "p1", "SN-1", 1, true);
  }

  private Finding inspect(byte[] image, String recipe) {
    return inspect(image, recipe, LONG);
  }

  private Finding inspect(byte[] image, String recipe, long within) {
    var frame = new Frame(7, image, System.nanoTime());
    return inspector.inspect(frame, part(recipe), System.nanoTime() + within);
  }

  private ErrorCode error(byte[] image, String recipe) {
    var finding = inspect(image, recipe);
    assertThat(finding.outcome().verdict()).isEqualTo(Verdict.ERROR);
    assertThat(finding.reason()).isNotBlank();
    assertThat(finding.views().getFirst().frame()).isEqualTo(7);
    assertThat(finding.views().getFirst().image()).isEqualTo(Sha256.of(image));
    assertThat(finding.images()).extracting(Image::kind).contains(Image.Kind.FRAME);
    return finding.outcome().error();
  }
}
