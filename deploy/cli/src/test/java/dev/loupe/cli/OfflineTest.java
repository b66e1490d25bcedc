package dev.loupe.cli;

import static dev.loupe.cli.Ran.loupe;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.bundle.BundleWriter;
import dev.loupe.bundle.DiffBundle;
import dev.loupe.bundle.GoldenCodec;
import dev.loupe.bundle.GoldenCodec.Line;
import dev.loupe.bundle.Manifest.Size;
import dev.loupe.schema.inspection.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Keys and bundles, as a person makes them without any server.
class OfflineTest {
  @TempDir Path folder;

  private Path onnx;
  private Path trust;
  private Path bundle;

  @BeforeEach
  void aModelAndAKey() throws IOException {
    BundleWriter.write(DiffBundle.of(new Size(64, 32)), folder.resolve("made"));
    onnx = folder.resolve("made/model.onnx");
    trust = folder.resolve("trust.json");
    bundle = folder.resolve("diff.loupe");
    done(loupe("key", "create", "anna", "--dir", folder));
    done(
        loupe(
            "key",
            "trust",
            trust,
            "--id",
            "anna",
            "--use",
            "release",
            "--public-key",
            folder.resolve("anna.pub.pem")));
  }

  @Test
  void aBundleIsMadeSignedVerifiedAndUnpacked() {
    create("--tuning", "0.05..0.5", "--firmware", "2.1..2.9", "--floor", "2");
    done(loupe("bundle", "sign", bundle, "--key", key("anna")));
    var verified = done(loupe("bundle", "verify", bundle, "--trust", trust, "-o", "json")).json();
    assertThat(verified.path("accepted").asBoolean()).isTrue();
    assertThat(verified.path("signedBy").asText()).isEqualTo("anna");
    done(loupe("bundle", "import", bundle, folder.resolve("site"), "--trust", trust));
    assertThat(folder.resolve("site/model.onnx")).hasSameBinaryContentAs(onnx);
    assertThat(loupe("bundle", "import", bundle, folder.resolve("site"), "--trust", trust).exit())
        .isEqualTo(5);
  }

  @Test
  void anUnsignedBundleIsRefusedWithItsCodeForPeopleAndPrograms() {
    create();
    var people = loupe("bundle", "verify", bundle, "--trust", trust);
    assertThat(people.exit()).isEqualTo(1);
    assertThat(people.out()).isEmpty();
    assertThat(people.err()).startsWith("UNSIGNED: ").contains("loupe bundle sign").hasLineCount(1);
    var program = loupe("bundle", "verify", bundle, "--trust", trust, "-o", "json");
    assertThat(program.exit()).isEqualTo(1);
    assertThat(program.err()).contains("\"code\" : \"UNSIGNED\"");
  }

  @Test
  void whatWasSignedIsBarredByFloorRevocationAndFirmware() {
    create("--firmware", "2.1..2.9", "--floor", "2");
    done(loupe("bundle", "sign", bundle, "--key", key("anna")));
    refused("FIRMWARE", "--firmware", "2.10");
    done(loupe("key", "floor", trust, "diff=3", "--key", key("anna")));
    refused("BELOW_FLOOR");
    done(loupe("key", "floor", trust, "diff=2", "--key", key("anna")));
    done(loupe("key", "revoke", trust, "--key", "anna"));
    refused("REVOKED");
    assertThat(done(loupe("key", "list", trust)).out()).contains("anna", "release", "revoked");
  }

  @Test
  void aFloorOfAStrangersKeyIsNotWritten() throws IOException {
    done(loupe("key", "create", "bert", "--dir", folder));
    var before = Files.readString(trust);
    assertThat(loupe("key", "floor", trust, "diff=3", "--key", key("bert")).exit()).isEqualTo(1);
    assertThat(trust).hasContent(before);
  }

  @Test
  void goldenBoardsAndGovernanceDocumentsTravelInTheBundle() throws IOException {
    var golden = Files.createDirectories(folder.resolve("golden"));
    Files.write(
        golden.resolve("golden.json"),
        GoldenCodec.encode(List.of(new Line("g.png", "t.png", Verdict.REJECT))));
    Files.writeString(golden.resolve("g.png"), "a board");
    Files.writeString(golden.resolve("t.png"), "its template");
    Files.writeString(folder.resolve("fmea 7.pdf"), "what may go wrong");
    var yaml =
        Files.writeString(
            folder.resolve("governance.yaml"),
            """
            fmeaReport: {id: 7, document: fmea 7.pdf, approver: Q. Engineer, date: 2026-11-01}
            """);
    create("--golden", golden, "--governance", yaml);
    done(loupe("bundle", "sign", bundle, "--key", key("anna")));
    done(loupe("bundle", "import", bundle, folder.resolve("site"), "--trust", trust));
    assertThat(folder.resolve("site/fmea_7.pdf")).hasContent("what may go wrong");
    assertThat(folder.resolve("site/manifest.json"))
        .content()
        .contains("\"fmeaReport\":{\"id\":\"7\"", "\"date\":\"2026-11-01\"");
  }

  @ParameterizedTest
  @CsvSource({
    "--reject, 1.5, needs 0 < review",
    "--tuning, 0.5..0.6, outside the signed range",
    "--tuning, wide, write it as 0.05..0.6",
    "--firmware, 3..2, firmware from 3",
    "--class-limits, crack=0.5, There is no class 'crack'",
    "--bins, luma=5;3, ascend",
    "--parent, abc, no digest",
    "--governance, nowhere.yaml, nowhere.yaml",
  })
  void aWrongOptionIsOneSentenceAndNothingIsWritten(String option, String value, String says) {
    var ran =
        loupe(
            "bundle",
            "create",
            onnx,
            bundle,
            "--name",
            "diff",
            "--version",
            "1",
            option,
            value.replace(';', ','));
    assertThat(ran.exit()).isIn(2, 5);
    assertThat(ran.err()).contains(says).hasLineCount(1);
    assertThat(bundle).doesNotExist();
  }

  @Test
  void aPrivateKeyIsItsOwnersAloneAndNeverWrittenOver() throws IOException {
    assertThat(Files.getPosixFilePermissions(key("anna")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(loupe("key", "create", "anna", "--dir", folder).exit()).isEqualTo(5);
  }

  @Test
  void anEncryptedPrivateKeyIsRefusedInOneSentence() throws IOException {
    create();
    var pem = "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n";
    Files.writeString(key("locked"), pem);
    var ran = loupe("bundle", "sign", bundle, "--key", key("locked"));
    assertThat(ran.exit()).isEqualTo(5);
    assertThat(ran.err()).contains("locked.pem: an encrypted private key", "openssl pkcs8");
    assertThat(ran.err()).hasLineCount(1);
  }

  @Test
  void aMisspeltCommandIsTheUsersMistake() {
    assertThat(loupe("bundle", "vrify").exit()).isEqualTo(2);
    assertThat(loupe("bundle", "verify", "x").err()).contains("--trust", "loupe bundle verify");
  }

  @Test
  void theHelpNamesEachExitCode() {
    assertThat(loupe("--help").out()).contains("Exit codes", "11", "there is drift");
  }

  private void create(Object... more) {
    var words = new java.util.ArrayList<Object>();
    words.addAll(List.of("bundle", "create", onnx, bundle, "--name", "diff", "--version", "2"));
    words.addAll(List.of(more));
    done(loupe(words.toArray()));
  }

  private void refused(String code, Object... more) {
    var words = new java.util.ArrayList<Object>();
    words.addAll(List.of("bundle", "verify", bundle, "--trust", trust));
    words.addAll(List.of(more));
    var ran = loupe(words.toArray());
    assertThat(ran.err()).startsWith(code + ": ");
    assertThat(ran.exit()).isEqualTo(1);
  }

  private Path key(String id) {
    return folder.resolve(id + ".pem");
  }

  private static Ran done(Ran ran) {
    assertThat(ran.exit()).as(ran.err()).isZero();
    return ran;
  }
}
