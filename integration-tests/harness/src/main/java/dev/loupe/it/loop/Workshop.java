package dev.loupe.it.loop;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.loupe.bundle.Archive;
import dev.loupe.bundle.Claims;
import dev.loupe.bundle.Claims.Governance;
import dev.loupe.bundle.Contents;
import dev.loupe.bundle.DiffBundle;
import dev.loupe.bundle.Digest;
import dev.loupe.bundle.GoldenCodec;
import dev.loupe.bundle.GoldenSet;
import dev.loupe.bundle.Loading;
import dev.loupe.bundle.Manifest;
import dev.loupe.bundle.Manifest.Entry;
import dev.loupe.bundle.Opening;
import dev.loupe.bundle.Signing;
import dev.loupe.bundle.Tuning;
import dev.loupe.bundle.dsse.SigningKey;
import dev.loupe.schema.inspection.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes signed, governed bundles, as a release engineer would with `loupe bundle`.
public final class Workshop {
  /// Within this a tuned limit may lie.
  private static final Tuning RANGE = new Tuning(new Tuning.Range(0.02, 1), Map.of());

  static final float FULL_SCORE = 48;

  private final SigningKey release;
  private final String approver;
  private final GoldenBoard golden;

  public Workshop(SigningKey release, String approver, GoldenBoard golden) {
    this.release = release;
    this.approver = approver;
    this.golden = golden;
  }

  /// `file` is the `.loupe` that is uploaded.
  public record Made(String name, String version, String digest, byte[] file) {}

  /// The `diff` detector that rejects from `limit` on.
  public Made diff(String version, double limit) {
    return diff(version, FULL_SCORE, limit);
  }

  /// The same, where `fullScore` unlike pixels are a 1.
  Made diff(String version, float fullScore, double limit) {
    var size = golden.size();
    var plain = DiffBundle.of(size, new DiffBundle.Tuning(fullScore, limit, 5, 6));
    return release(plain.manifest(), Map.of(Manifest.MODEL, plain.model()), "diff", version);
  }

  /// `manifest` under another name and version, with governance, golden set and signature.
  public Made release(Manifest manifest, Map<String, byte[]> files, String name, String version) {
    var all = new HashMap<>(files);
    all.putAll(goldenFiles());
    var governance =
        new Governance(
            document(all, "firmware-range", "Any firmware of the simulated PLC.", name, version),
            document(all, "dataset-certificate", "Boards drawn by the demo.", name, version),
            document(all, "fmea-report", "A demo rejects no real part.", name, version));
    var entries = new ArrayList<Entry>();
    all.forEach((path, bytes) -> entries.add(Entry.of(path, bytes)));
    var claims = claims(manifest.claims()).with(governance);
    var governed =
        new Manifest(
            name,
            version,
            manifest.family(),
            manifest.classes(),
            manifest.thresholds(),
            manifest.input(),
            entries,
            claims);
    return signed(Contents.of(governed, all), name, version);
  }

  private static Claims claims(Claims before) {
    return before.tuning().equals(Tuning.NONE) ? before.with(RANGE) : before;
  }

  private Governance.Entry document(
      Map<String, byte[]> files, String id, String text, String name, String version) {
    var bytes = ("%s\n%s %s, approved by %s.\n".formatted(text, name, version, approver));
    files.put(id + ".txt", bytes.getBytes(UTF_8));
    return new Governance.Entry(
        id, Digest.sha256(bytes.getBytes(UTF_8)), approver, LocalDate.now().toString());
  }

  private Map<String, byte[]> goldenFiles() {
    var lines =
        List.of(
            new GoldenCodec.Line("golden-good.png", "golden-template.png", Verdict.PASS),
            new GoldenCodec.Line("golden-bad.png", "golden-template.png", Verdict.REJECT));
    return Map.of(
        GoldenSet.FILE,
        GoldenCodec.encode(lines),
        "golden-good.png",
        golden.template(),
        "golden-bad.png",
        golden.spoilt(),
        "golden-template.png",
        golden.template());
  }

  /// Signs what another made: a training job's proposal.
  public Made signed(Contents contents, String name, String version) {
    return switch (Signing.sign(contents, release)) {
      case Opening.Refused(var code, var sentence) ->
          throw new IllegalStateException(code + ": " + sentence);
      case Loading.Loaded(var signed) ->
          new Made(name, version, signed.digest().orElseThrow(), Archive.write(signed));
    };
  }
}
