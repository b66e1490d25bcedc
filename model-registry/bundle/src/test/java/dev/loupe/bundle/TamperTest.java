package dev.loupe.bundle;

import static dev.loupe.bundle.SignedBundle.DIGEST;
import static dev.loupe.bundle.SignedBundle.NOW;
import static dev.loupe.bundle.SignedBundle.SIGNED;
import static dev.loupe.bundle.SignedBundle.TRUST;
import static dev.loupe.bundle.SignedBundle.TRUSTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.bundle.Acceptance.Accepted;
import dev.loupe.bundle.Opening.Refused;
import dev.loupe.bundle.dsse.Trust;
import dev.loupe.bundle.dsse.Trust.Revoked;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What may be done to a bundle on its way, and the code that each gets. One row passes.
class TamperTest {
  /// `code` null: it is accepted.
  record Row(String what, @Nullable Refusal code, String says, Supplier<Acceptance> accept) {

    void check() {
      var happened = accept.get();
      System.out.printf( // a line that `./prove tamper` keeps
          "{\"tampering\": \"%s\", \"happened\": \"%s\"}%n",
          what, happened instanceof Refused refused ? refused.code() : "accepted");
      if (code == null) assertThat(happened).isInstanceOf(Accepted.class);
      else
        assertThat(happened)
            .isInstanceOfSatisfying(
                Refused.class,
                refused -> {
                  assertThat(refused.code()).as(refused.sentence()).isEqualTo(code);
                  assertThat(refused.sentence()).contains(says).endsWith(code.wayOut() + ".");
                });
    }

    @Override
    public String toString() {
      return what + " → " + (code == null ? "accepted" : code);
    }
  }

  static Stream<Row> files() {
    return Stream.of(
        file("nothing", null, it -> it),
        file(
            "one bit of model.onnx",
            Refusal.DIGEST_MISMATCH,
            it -> Tampering.flipped(it, Manifest.MODEL)),
        file(
            "one bit of a golden board",
            Refusal.DIGEST_MISMATCH,
            it -> Tampering.flipped(it, "golden-1.png")),
        file(
            "the golden verdict",
            Refusal.DIGEST_MISMATCH,
            it -> Tampering.text(it, "golden.json", "REJECT", "PASS")),
        file("an extra file", Refusal.EXTRA_FILE, it -> it.with("notes.txt", new byte[9])),
        file("a missing file", Refusal.MISSING_FILE, it -> Tampering.without(it, "fmea.pdf")));
  }

  static Stream<Row> manifests() {
    return Stream.of(
        file(
            "the threshold",
            Refusal.DIGEST_MISMATCH,
            it -> Tampering.manifest(it, "\"reject\":0.12", "\"reject\":0.42")),
        file(
            "the class map",
            Refusal.DIGEST_MISMATCH,
            it -> Tampering.manifest(it, "unlike", "open")),
        file(
            "the tuning range",
            Refusal.DIGEST_MISMATCH,
            it -> Tampering.manifest(it, "\"most\":0.5", "\"most\":0.9")),
        file("no manifest", Refusal.NO_BUNDLE, it -> Tampering.without(it, Manifest.FILE)));
  }

  static Stream<Row> signatures() {
    return Stream.of(
        file(
            "the signature stripped",
            Refusal.UNSIGNED,
            it -> Tampering.without(it, Manifest.SIGNATURES)),
        file(
            "the envelope emptied",
            Refusal.UNSIGNED,
            it -> Tampering.signatures(it, "\\[.*]", "[]")),
        file(
            "the envelope cut off",
            Refusal.BAD_SIGNATURE,
            it -> Tampering.signatures(it, "}]}$", "")),
        file("one bit of the signature", Refusal.BAD_SIGNATURE, Tampering::flippedSignature),
        file("the signature of another bundle", Refusal.BAD_SIGNATURE, Tampering::anothers),
        file("signed by a stranger", Refusal.UNKNOWN_KEY, it -> Tampering.resigned(it, "stranger")),
        file(
            "signed by a stranger under a known id",
            Refusal.BAD_SIGNATURE,
            it -> Tampering.resigned(it, "release-1")));
  }

  static Stream<Row> sites() {
    return Stream.of(
        site("nothing", null, SignedBundle.site()),
        site(
            "a revoked key",
            Refusal.REVOKED,
            trusting(new Revoked(Set.of("release-1"), Set.of()), 0)),
        site(
            "a revoked digest",
            Refusal.REVOKED,
            trusting(new Revoked(Set.of(), Set.of(DIGEST)), 0)),
        site("below the floor", Refusal.BELOW_FLOOR, trusting(Revoked.NOTHING, 3)),
        site("no trusted key", Refusal.UNKNOWN_KEY, SignedBundle.site(Trust.NONE)),
        site("firmware out of range", Refusal.FIRMWARE, plc(new Site.Says("2.10"))),
        site("firmware not known", Refusal.FIRMWARE, plc(new Site.Silent())),
        site("no PLC to ask", null, plc(new Site.NoPlc())),
        site(
            "a key that has ended",
            Refusal.NOT_IN_TIME,
            at("2030-01-01T00:00:00Z", "2026-11-20T20:00:00Z")),
        site(
            "a clock at 1970",
            Refusal.NOT_IN_TIME,
            at("1970-01-01T00:00:00Z", "2026-11-20T20:00:00Z")),
        site("a clock two minutes back", null, at("2026-11-20T19:58:00Z", "2026-11-20T20:00:00Z")));
  }

  @ParameterizedTest
  @MethodSource({"files", "manifests", "signatures", "sites"})
  void eachTamperingGetsItsCode(Row row) {
    row.check();
  }

  @Test
  void anUnsignedChildOfASignedBundleIsOpenedButNotAccepted() {
    var manifest = SignedBundle.MANIFEST.tuned("diff", "3", Thresholds.of(0.2, 0.1), DIGEST);
    var child = Contents.of(manifest, SignedBundle.FILES);
    assertThat(child.files()).doesNotContainKey("fmea.pdf").containsKey("golden-1.png");
    assertThat(Opener.open(child)).isInstanceOf(Opening.Opened.class);
    assertThat(accept(child.digest().orElseThrow(), child, SignedBundle.site()))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.code()).isEqualTo(Refusal.UNSIGNED));
  }

  private static Row file(String what, @Nullable Refusal code, UnaryOperator<Contents> tamper) {
    return new Row(what, code, "", () -> accept(DIGEST, tamper.apply(SIGNED), SignedBundle.site()));
  }

  private static Row site(String what, @Nullable Refusal code, Site site) {
    return new Row(what, code, "", () -> accept(DIGEST, SIGNED, site));
  }

  private static Acceptance accept(String digest, Contents contents, Site site) {
    return Acceptance.accept(digest, contents, site);
  }

  private static Site trusting(Revoked revoked, long floor) {
    return SignedBundle.site(new Trust(List.of(TRUSTED), revoked, Map.of("diff", floor)));
  }

  private static Site plc(Site.Plc plc) {
    return new Site(TRUST, NOW, NOW, plc, null);
  }

  private static Site at(String clock, String latest) {
    return new Site(
        TRUST,
        java.time.Instant.parse(clock),
        java.time.Instant.parse(latest),
        new Site.Says("2.4"),
        null);
  }
}
