package dev.loupe.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.bundle.Manifest.Entry;
import dev.loupe.schema.defect.DefectClass;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleReaderTest {
  @TempDir Path folder;

  private final Bundle diff = DiffBundle.of(Samples.SMALL);

  @BeforeEach
  void write() throws IOException {
    BundleWriter.write(diff, folder);
  }

  @Test
  void aWholeBundleIsOpenedWithTheBytesItsDigestsWereCheckedOn() {
    assertThat(BundleReader.open(folder))
        .isInstanceOfSatisfying(
            Opening.Opened.class,
            opened -> {
              assertThat(opened.bundle().ref()).isEqualTo(diff.ref());
              assertThat(opened.bundle().model()).isEqualTo(diff.model());
            });
  }

  @Test
  void aDirectoryWithoutManifestIsNoBundle() {
    refused(BundleReader.open(folder.resolve("nowhere")), Refusal.NO_BUNDLE);
  }

  @Test
  void oneFlippedBitInTheModelIsSeen() throws IOException {
    var model = diff.model().clone();
    model[model.length / 2] ^= 1;
    Files.write(folder.resolve("model.onnx"), model);
    refused(BundleReader.open(folder), Refusal.DIGEST_MISMATCH);
  }

  @Test
  void aChangedManifestGivesAnotherDigest() throws IOException {
    var file = folder.resolve("manifest.json");
    Files.writeString(file, Files.readString(file) + "\n");
    assertThat(BundleReader.open(folder))
        .isInstanceOfSatisfying(
            Opening.Opened.class,
            opened -> assertThat(opened.bundle().digest()).isNotEqualTo(diff.digest()));
  }

  @Test
  void aBrokenManifestIsRefusedWithTheFileAndThePath() throws IOException {
    Files.writeString(folder.resolve("manifest.json"), "{\"schema\":1,\"name\":7}");
    assertThat(refused(BundleReader.open(folder), Refusal.BROKEN_MANIFEST))
        .contains("manifest.json")
        .contains("/name");
  }

  @Test
  void aMissingFileAndAnExtraOneAreNamed() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "hello");
    assertThat(refused(BundleReader.open(folder), Refusal.EXTRA_FILE)).contains("notes.txt");
    Files.delete(folder.resolve("notes.txt"));
    Files.delete(folder.resolve("model.onnx"));
    assertThat(refused(BundleReader.open(folder), Refusal.MISSING_FILE)).contains("model.onnx");
  }

  @Test
  void aLinkIsNoFileOfABundle() throws IOException {
    var elsewhere = Files.move(folder.resolve("model.onnx"), folder.resolveSibling("elsewhere"));
    Files.createSymbolicLink(folder.resolve("model.onnx"), elsewhere);
    refused(BundleReader.open(folder), Refusal.EXTRA_FILE);
    Files.delete(elsewhere);
  }

  @Test
  void aHugeManifestIsNotRead() throws IOException {
    Files.write(folder.resolve("manifest.json"), new byte[2 << 20]);
    refused(BundleReader.open(folder), Refusal.TOO_LARGE);
  }

  @Test
  void whatIsNoOnnxFileIsRefusedThoughItsDigestFits() throws IOException {
    put("hello".getBytes(StandardCharsets.UTF_8), List.of(DefectClass.UNLIKE));
    refused(BundleReader.open(folder), Refusal.UNFIT_MODEL);
  }

  @Test
  void aModelThatIsNotWhatTheManifestSaysIsRefused() throws IOException {
    put(diff.model(), List.of(DefectClass.OPEN, DefectClass.SHORT));
    assertThat(refused(BundleReader.open(folder), Refusal.UNFIT_MODEL))
        .contains("image uint8 [1,2,32,64]");
  }

  private void put(byte[] model, List<DefectClass> classes) throws IOException {
    var manifest =
        new Manifest(
            "other",
            "1",
            Family.PAIR_HEATMAP,
            classes,
            Thresholds.of(0.5, 0.5),
            Samples.SMALL,
            List.of(Entry.of("model.onnx", model)),
            Claims.NONE);
    BundleWriter.write(new Bundle(manifest, "", model), folder);
  }

  private static String refused(Opening opening, Refusal code) {
    assertThat(opening).isInstanceOf(Opening.Refused.class);
    var refused = (Opening.Refused) opening;
    assertThat(refused.code()).isEqualTo(code);
    assertThat(refused.sentence()).endsWith(code.wayOut() + ".");
    return refused.sentence();
  }
}
