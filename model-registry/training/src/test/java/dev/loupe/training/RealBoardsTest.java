package dev.loupe.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import dev.loupe.bundle.BundleReader;
import dev.loupe.bundle.Opening.Opened;
import dev.loupe.schema.feedback.Agreement;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The thinly trained detector, tuned by 300 real boards.
class RealBoardsTest {
  private static final Agreement FIVE_PERCENT = new Agreement(30, 3);

  @TempDir Path folder;

  @Test
  void earlyTunedByThreeHundredBoardsCatchesMoreAndCallsNoGoodOnes() throws IOException {
    var boards = new RealBoards(folder, 7).label(data().resolve("data/deeppcb"), 300);
    boards.order(data().resolve("models/pcb-early.onnx"), FIVE_PERCENT);
    var ending = run(boards);
    System.out.println(metrics(boards));
    assertThat(ending).as(metrics(boards)).isEqualTo(Ending.TRAINED);
    var tuned = (Opened) BundleReader.open(boards.job().resolve("bundle"));
    assertThat(tuned.bundle().ref().label()).startsWith("pcb-early:tuned@");
    assertThat(number(boards, "escapedNow")).isLessThan(number(boards, "escapedBefore") / 2);
    assertThat(number(boards, "newlyCalled")).isLessThanOrEqualTo(2);
  }

  @Test
  void fivePercentWrongLabelsChangeNothing() throws IOException {
    var boards = new RealBoards(folder, 7).wrong(50).label(data().resolve("data/deeppcb"), 300);
    boards.order(data().resolve("models/pcb-early.onnx"), FIVE_PERCENT);
    var ending = run(boards);
    System.out.println(metrics(boards));
    assertThat(ending).as(metrics(boards)).isEqualTo(Ending.TRAINED);
  }

  @Test
  void shuffledLabelsAreRefusedWithNumbers() throws IOException {
    var boards = new RealBoards(folder, 7).label(data().resolve("data/deeppcb"), 300).shuffle();
    boards.order(data().resolve("models/pcb-early.onnx"), FIVE_PERCENT);
    var ending = run(boards);
    System.out.println(metrics(boards));
    assertThat(ending).isEqualTo(Ending.REFUSED);
    assertThat(metrics(boards)).contains("FALSE_CALLS");
    assertThat(boards.job().resolve("bundle")).doesNotExist();
  }

  private static Ending run(RealBoards boards) {
    var silent = new PrintStream(OutputStream.nullOutputStream());
    return new Run(boards.job(), boards.images(), new Pace(silent, Duration.ofHours(1))).toItsEnd();
  }

  private static String metrics(RealBoards boards) throws IOException {
    return Files.readString(boards.job().resolve("metrics.json"));
  }

  private static int number(RealBoards boards, String field) throws IOException {
    try (var in = new JsonFactory().createParser(metrics(boards))) {
      while (in.nextToken() != null)
        if (field.equals(in.currentName()) && in.currentToken().isNumeric())
          return in.getIntValue();
    }
    throw new AssertionError("no " + field);
  }

  private static Path data() {
    var data = System.getenv("LOUPE_TEST_DATA");
    assumeTrue(data != null, "LOUPE_TEST_DATA names no folder with data/deeppcb and models");
    return Path.of(data);
  }
}
