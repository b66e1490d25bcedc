package dev.loupe.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.loupe.bundle.Claims.Governance;
import dev.loupe.bundle.GoldenCodec.Line;
import dev.loupe.bundle.Manifest.Entry;
import dev.loupe.bundle.Tuning.Range;
import dev.loupe.bundle.dsse.SigningKey;
import dev.loupe.bundle.dsse.Trust;
import dev.loupe.bundle.dsse.Trust.Revoked;
import dev.loupe.bundle.dsse.TrustedKey;
import dev.loupe.bundle.dsse.TrustedKey.Use;
import dev.loupe.schema.drift.Signal;
import dev.loupe.schema.inspection.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A whole bundle as people make and sign it, and a site that accepts it.
final class SignedBundle {
  static final Instant NOW = Instant.parse("2026-11-20T20:00:00Z");
  static final SigningKey.Created RELEASE = SigningKey.create("release-1");
  static final TrustedKey TRUSTED =
      new TrustedKey(
          "release-1",
          Use.RELEASE,
          RELEASE.publicKey(),
          Instant.parse("2026-01-01T00:00:00Z"),
          Instant.parse("2027-12-31T00:00:00Z"));
  static final Trust TRUST = new Trust(List.of(TRUSTED), Revoked.NOTHING, Map.of("diff", 2L));
  static final Map<String, byte[]> FILES = files();
  static final Manifest MANIFEST = manifest(FILES);
  static final Contents UNSIGNED = Contents.of(MANIFEST, FILES);
  static final Contents SIGNED = sign(UNSIGNED);
  static final String DIGEST = UNSIGNED.digest().orElseThrow();

  private SignedBundle() {}

  private static Map<String, byte[]> files() {
    var files = new TreeMap<String, byte[]>();
    files.put(Manifest.MODEL, DiffBundle.of(Samples.SMALL).model());
    files.put("golden-1.png", "a board with a flaw".getBytes(UTF_8));
    files.put("template-1.png", "its template".getBytes(UTF_8));
    files.put(
        GoldenSet.FILE,
        GoldenCodec.encode(List.of(new Line("golden-1.png", "template-1.png", Verdict.REJECT))));
    files.put("fmea.pdf", "what may go wrong".getBytes(UTF_8));
    files.put("note.pdf", "a note".getBytes(UTF_8));
    return files;
  }

  static Claims claims() {
    var fmea =
        new Governance.Entry(
            "FMEA-7",
            Digest.sha256("what may go wrong".getBytes(UTF_8)),
            "Q. Engineer",
            "2026-11-01");
    return new Claims(
        new Tuning(new Range(0.05, 0.5), Map.of()),
        Map.of(Signal.LUMA, List.of(64.0, 128.0), Signal.HIGHEST_SCORE, List.of(0.1)),
        null,
        new Firmware("2.1", "2.9", List.of()),
        new Governance(fmea, fmea, fmea),
        "cd".repeat(32),
        2);
  }

  static Manifest manifest(Map<String, byte[]> files) {
    var diff = DiffBundle.of(Samples.SMALL).manifest();
    return new Manifest(
        "diff",
        "2",
        diff.family(),
        diff.classes(),
        diff.thresholds(),
        diff.input(),
        files.entrySet().stream().map(it -> Entry.of(it.getKey(), it.getValue())).toList(),
        claims());
  }

  static Contents sign(Contents contents) {
    return ((Loading.Loaded) Signing.sign(contents, RELEASE.signing())).contents();
  }

  static Site site() {
    return site(TRUST);
  }

  static Site site(Trust trust) {
    return new Site(trust, NOW, NOW, new Site.Says("2.4"), null);
  }
}
