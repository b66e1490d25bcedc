package dev.loupe.edge.inference.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.bundle.Bundle;
import dev.loupe.bundle.DiffBundle;
import dev.loupe.bundle.Manifest.Size;
import dev.loupe.edge.frame.Grey;
import dev.loupe.edge.inference.Detector.ModelFailed;
import dev.loupe.edge.inference.Pair;
import dev.loupe.edge.inference.Scan;
import dev.loupe.schema.defect.Box;
import dev.loupe.schema.defect.Defect;
import dev.loupe.schema.defect.DefectClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The built-in `diff` in ONNX Runtime, on images drawn here.
class DjlDetectorTest {
  private static final Size SIZE = new Size(128, 96);
  private static final Bundle DIFF = DiffBundle.of(SIZE);

  @Test
  void aSquareThatIsNotInTheTemplateIsFound() throws ModelFailed {
    try (var detector = detector()) {
      var seen = seen(detector.look(new Pair(with(40, 40, 14), blank())).scan());
      assertThat(seen.highest()).isEqualTo(1);
      assertThat(seen.defects()).isNotEmpty();
      assertThat(seen.defects()).extracting(Defect::kind).containsOnly(DefectClass.UNLIKE);
      assertThat(seen.defects().getFirst().box().iou(new Box(38, 38, 56, 56))).isGreaterThan(0.33);
    }
  }

  @Test
  void aSquareThatIsMissingIsFoundToo() throws ModelFailed {
    try (var detector = detector()) {
      assertThat(seen(detector.look(new Pair(blank(), with(40, 40, 14))).scan()).defects())
          .isNotEmpty();
    }
  }

  @Test
  void aShiftByOnePixelIsFree() throws ModelFailed {
    try (var detector = detector()) {
      for (var dx = -1; dx <= 1; dx++)
        for (var dy = -1; dy <= 1; dy++) {
          var look = detector.look(new Pair(with(40 + dx, 40 + dy, 20), with(40, 40, 20)));
          assertThat(look.scan()).isEqualTo(new Scan.Seen(List.of(), 0));
        }
    }
  }

  @Test
  void oneCallLeavesNothingForTheNext() throws ModelFailed {
    try (var detector = detector()) {
      detector.look(new Pair(with(40, 40, 14), blank()));
      assertThat(seen(detector.look(new Pair(blank(), blank())).scan()).highest()).isZero();
    }
  }

  @Test
  void loadingAModelLeavesNoFolderBehind() throws ModelFailed, IOException {
    var before = temporaryFolders();
    detector().close();
    assertThat(temporaryFolders()).containsExactlyInAnyOrderElementsOf(before);
  }

  private static List<Path> temporaryFolders() throws IOException {
    try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(file -> file.getFileName().toString().startsWith("ort-model")).toList();
    }
  }

  @Test
  void bytesThatAreNoModelAreRefusedByName() {
    var broken = new Bundle(DIFF.manifest(), DIFF.digest(), Arrays.copyOf(DIFF.model(), 100));
    assertThatThrownBy(() -> DjlDetector.load(broken, LoadedModel.head(DIFF.manifest(), 0.5)))
        .isInstanceOf(ModelFailed.class)
        .hasMessageContaining("diff:1@");
  }

  private static DjlDetector detector() throws ModelFailed {
    return DjlDetector.load(DIFF, LoadedModel.head(DIFF.manifest(), 0.5));
  }

  private static Scan.Seen seen(Scan scan) {
    assertThat(scan).isInstanceOf(Scan.Seen.class);
    return (Scan.Seen) scan;
  }

  private static Grey blank() {
    var pixels = new byte[SIZE.width() * SIZE.height()];
    Arrays.fill(pixels, (byte) 255);
    return new Grey(SIZE.width(), SIZE.height(), pixels);
  }

  private static Grey with(int left, int top, int side) {
    var grey = blank();
    for (var y = top; y < top + side; y++)
      for (var x = left; x < left + side; x++) grey.pixels()[y * SIZE.width() + x] = 0;
    return grey;
  }
}
