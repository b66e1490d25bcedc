package dev.loupe.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.bundle.BundleWriter;
import dev.loupe.bundle.Contents;
import dev.loupe.bundle.DiffBundle;
import dev.loupe.bundle.Manifest;
import dev.loupe.bundle.Manifest.Size;
import dev.loupe.bundle.Tuning;
import dev.loupe.schema.defect.Box;
import dev.loupe.schema.defect.DefectClass;
import dev.loupe.schema.feedback.Agreement;
import dev.loupe.schema.feedback.Example;
import dev.loupe.schema.feedback.Flaw;
import dev.loupe.schema.feedback.TrainingOrder;
import dev.loupe.schema.model.ModelRef;
import dev.loupe.schema.wire.ExampleCodec;
import dev.loupe.schema.wire.TrainingCodec;
import dev.loupe.simulator.board.Picture;
import dev.loupe.simulator.line.adapter.Png;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A job's folder from outside: what it refuses, and how it goes on.
class JobTest {
  private static final Size SIZE = new Size(64, 64);

  @TempDir Path folder;
  private ModelRef parent;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @BeforeEach
  void aParentWithARange() throws IOException {
    var it = DiffBundle.of(SIZE);
    var was = it.manifest();
    var tuning = new Tuning(new Tuning.Range(0.1, 0.9), Map.of());
    var manifest =
        new Manifest(
            was.name(),
            was.version(),
            was.family(),
            was.classes(),
            was.thresholds(),
            was.input(),
            was.files(),
            was.claims().with(tuning));
    var contents = Contents.of(manifest, Map.of(Manifest.MODEL, it.model()));
    BundleWriter.write(contents, folder.resolve("parent"));
    parent = new ModelRef(was.name(), was.version(), contents.digest().orElseThrow());
  }

  private Path images() {
    return folder.resolve("images");
  }

  private String store(int black) throws IOException {
    var grey = new byte[64 * 64];
    Arrays.fill(grey, (byte) 255);
    Arrays.fill(grey, 0, black, (byte) 0);
    var png = Png.encode(new Picture(64, 64, grey));
    var digest = Sha256.of(png);
    var file =
        images().resolve(digest.substring(0, 2)).resolve(digest.substring(2, 4)).resolve(digest);
    Files.createDirectories(file.getParent());
    Files.write(file, png);
    return digest;
  }

  private static Example example(int number, String image, String template, int fold) {
    return new Example(
        new UUID(1, number),
        image,
        template,
        "L" + fold,
        fold,
        number % 2 == 0 ? List.of() : List.of(new Flaw(new Box(1, 1, 9, 9), DefectClass.UNLIKE)));
  }

  private void dataset(Example... examples) throws IOException {
    var out = new ByteArrayOutputStream();
    out.writeBytes(
        TrainingCodec.encode(new TrainingOrder(parent, "diff", "2", 0.01, new Agreement(30, 1))));
    for (var example : examples) {
      out.write('\n');
      out.writeBytes(ExampleCodec.encode(example));
    }
    Files.write(folder.resolve("dataset.jsonl"), out.toByteArray());
  }

  /// As many labels as can be worked with; the boards score as they please.
  private Example[] enough() throws IOException {
    var template = store(0);
    var boards = new ArrayList<Example>();
    for (var number = 0; number < 100; number++)
      boards.add(example(number, store(1 + number), template, number % 4));
    return boards.toArray(Example[]::new);
  }

  private Ending run() {
    return new Run(folder, images(), pace()).toItsEnd();
  }

  private Pace pace() {
    return new Pace(new PrintStream(said, true, StandardCharsets.UTF_8), Duration.ofMinutes(5));
  }

  private String words() {
    return said.toString(StandardCharsets.UTF_8);
  }

  @Test
  void tooFewBoardsAreARefusalInTheFolderBeforeAnyIsLookedAt() throws IOException {
    dataset(example(0, store(10), store(0), 0), example(1, store(99), store(0), 1));
    assertThat(run()).isEqualTo(Ending.REFUSED);
    assertThat(Files.readString(folder.resolve("metrics.json")))
        .contains("\"code\":\"TOO_FEW\"", "1 defective and 1 good", "\"examples\":2");
    assertThat(words()).contains("\"end\":\"refused\"").doesNotContain("scores");
    assertThat(folder.resolve("scores.jsonl")).doesNotExist();
  }

  @Test
  void everyBoardIsLookedAtBeforeItsScoresRefuse() throws IOException {
    dataset(enough());
    assertThat(run()).isEqualTo(Ending.REFUSED);
    assertThat(Files.readString(folder.resolve("metrics.json")))
        .contains("\"code\":\"FALSE_CALLS\"");
    assertThat(words()).contains("\"step\":\"scores\",\"done\":100,\"of\":100");
  }

  @Test
  void aJobStartedAgainLooksAtNoBoardTwice() throws IOException {
    dataset(enough());
    run();
    var image = store(1);
    var scores = Files.readString(folder.resolve("scores.jsonl"));
    // a kill cuts the last line short; the first board's image is gone since
    Files.writeString(
        folder.resolve("scores.jsonl"),
        scores.substring(0, scores.length() - 20),
        StandardOpenOption.TRUNCATE_EXISTING);
    Files.delete(
        images().resolve(image.substring(0, 2)).resolve(image.substring(2, 4)).resolve(image));
    assertThat(run()).isEqualTo(Ending.REFUSED);
    assertThat(Files.readString(folder.resolve("scores.jsonl"))).isEqualTo(scores);
  }

  @Test
  void aJobThatIsToldToStopSaysThatItCanGoOn() throws IOException {
    dataset(enough());
    var pace = pace();
    pace.stop(Ending.CANCELLED);
    assertThat(new Run(folder, images(), pace).toItsEnd()).isEqualTo(Ending.STOPPED);
    assertThat(folder.resolve("metrics.json")).doesNotExist();
    assertThat(words()).contains("started again it goes on");
  }

  @Test
  void aGroupInTwoFoldsIsRefused() throws IOException {
    var one = example(0, store(10), store(0), 0);
    var other = example(1, store(99), store(0), 1);
    dataset(
        one,
        new Example(other.label(), other.image(), other.template(), one.group(), 1, other.truth()));
    assertThat(run()).isEqualTo(Ending.BAD_JOB);
    assertThat(words()).contains("group L0 lies in two folds");
  }

  @Test
  void anImageThatStandsThereTwiceIsRefused() throws IOException {
    dataset(example(0, store(10), store(0), 0), example(1, store(10), store(0), 1));
    assertThat(run()).isEqualTo(Ending.BAD_JOB);
    assertThat(words()).contains("stands there twice");
  }

  @Test
  void anotherParentThanOrderedIsRefused() throws IOException {
    parent = new ModelRef("other", "1", "f".repeat(64));
    dataset(example(0, store(10), store(0), 0));
    assertThat(run()).isEqualTo(Ending.BAD_JOB);
    assertThat(words()).contains("The job's parent is");
  }

  @Test
  void aMissingImageIsNamed() throws IOException {
    var boards = enough();
    boards[0] = example(0, "e".repeat(64), store(0), 0);
    dataset(boards);
    assertThat(run()).isEqualTo(Ending.BAD_JOB);
    assertThat(words()).contains("image " + "e".repeat(64) + " is missing");
  }
}
