package dev.loupe.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loupe.bundle.Manifest.Size;
import dev.loupe.bundle.onnx.ElementType;
import dev.loupe.bundle.onnx.Value;
import dev.loupe.schema.defect.DefectClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleWrapperTest {
  @TempDir Path folder;

  @Test
  void aPairHeatmapIsRecognisedAndOpensAgain() throws IOException {
    var wrapped = wrap(DiffBundle.of(Samples.SMALL).model());
    assertThat(wrapped.manifest().family()).isEqualTo(Family.PAIR_HEATMAP);
    assertThat(wrapped.manifest().classes()).containsExactly(DefectClass.UNLIKE);
    assertThat(wrapped.manifest().input()).isEqualTo(Samples.SMALL);
    assertThat(BundleReader.open(folder.resolve("bundle")))
        .isInstanceOfSatisfying(
            Opening.Opened.class,
            opened -> assertThat(opened.bundle().ref()).isEqualTo(wrapped.ref()));
  }

  @Test
  void sixChannelsOfAHeatmapAreDeepPcbsKinds() throws IOException {
    assertThat(wrap(heatmap(6, ElementType.UINT8)).manifest().classes())
        .containsExactly(
            DefectClass.OPEN,
            DefectClass.SHORT,
            DefectClass.MOUSEBITE,
            DefectClass.SPUR,
            DefectClass.COPPER,
            DefectClass.PINHOLE);
  }

  @Test
  void aYoloOfEightyClassesHasNoNumberForAny() throws IOException {
    var wrapped = wrap(Samples.yolo(640, 480, 84, 6300));
    assertThat(wrapped.manifest().family()).isEqualTo(Family.YOLO);
    assertThat(wrapped.manifest().classes()).hasSize(80).containsOnly(DefectClass.OTHER);
    assertThat(wrapped.manifest().input()).isEqualTo(new Size(640, 480));
  }

  @Test
  void anythingElseIsOneSentenceOfWhatWasFoundAndWhatIsExpected() throws IOException {
    var file = Files.write(folder.resolve("m.onnx"), heatmap(6, ElementType.FLOAT));
    assertThat(refused(file))
        .contains("image float [1,2,32,64]")
        .contains("image uint8 [1,2,H,W]")
        .doesNotContain("\n");
  }

  @Test
  void openSizesAreRefused() throws IOException {
    var file = Files.write(folder.resolve("m.onnx"), Samples.yolo(-1, 640, 84, 8400));
    assertThat(refused(file)).contains("[1,3,640,?]").contains("all sizes fixed");
  }

  @Test
  void whatIsNoModelIsSaidSo() throws IOException {
    var text = Files.writeString(folder.resolve("m.onnx"), "#!/bin/sh\n");
    assertThat(refused(text)).contains("not an ONNX model");
    assertThat(refused(folder.resolve("nowhere.onnx"))).contains("no file");
    assertThat(folder.resolve("bundle")).doesNotExist();
  }

  @Test
  void aNameThatCannotStandInALabelIsRefused() throws IOException {
    var file = Files.write(folder.resolve("m.onnx"), DiffBundle.of(Samples.SMALL).model());
    assertThat(BundleWrapper.wrap(file, folder.resolve("bundle"), "a:b", "1"))
        .isInstanceOf(BundleWrapper.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"pcb-fp32", "pcb-int8", "pcb-early", "yolov8n-shape-fp32", "yolov8n-shape-int8"})
  void theRealDetectorsAreRecognised(String name) {
    var data = System.getenv("LOUPE_TEST_DATA");
    assumeTrue(data != null, "LOUPE_TEST_DATA names no directory with models");
    var file = Path.of(data).resolve("models").resolve(name + ".onnx");
    assertThat(BundleWrapper.wrap(file, folder.resolve("bundle"), name, "1"))
        .isInstanceOfSatisfying(
            BundleWrapper.Wrapped.class,
            wrapped ->
                assertThat(wrapped.bundle().manifest().input()).isEqualTo(new Size(640, 640)));
  }

  private Bundle wrap(byte[] model) throws IOException {
    var file = Files.write(folder.resolve("m.onnx"), model);
    var result = BundleWrapper.wrap(file, folder.resolve("bundle"), "m", "1");
    assertThat(result).isInstanceOf(BundleWrapper.Wrapped.class);
    return ((BundleWrapper.Wrapped) result).bundle();
  }

  private String refused(Path file) {
    var result = BundleWrapper.wrap(file, folder.resolve("bundle"), "m", "1");
    assertThat(result).isInstanceOf(BundleWrapper.Refused.class);
    return ((BundleWrapper.Refused) result).sentence();
  }

  private static byte[] heatmap(long classes, ElementType input) {
    return Samples.model(
        List.of(Value.of("image", input, 1, 2, 32, 64)),
        List.of(
            Value.of("scores", ElementType.FLOAT, 1, classes, 4, 8),
            Value.of("peak", ElementType.FLOAT, 1, classes, 4, 8),
            Value.of("ltrb", ElementType.FLOAT, 1, 4, 4, 8)));
  }
}
