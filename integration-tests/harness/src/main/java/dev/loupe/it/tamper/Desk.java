package dev.loupe.it.tamper;

import dev.loupe.bundle.Archive;
import dev.loupe.bundle.Claims;
import dev.loupe.bundle.Contents;
import dev.loupe.bundle.DiffBundle;
import dev.loupe.bundle.Firmware;
import dev.loupe.bundle.GoldenCodec;
import dev.loupe.bundle.GoldenSet;
import dev.loupe.bundle.Loading;
import dev.loupe.bundle.Manifest;
import dev.loupe.bundle.Manifest.Entry;
import dev.loupe.bundle.Signing;
import dev.loupe.bundle.dsse.FloorCodec;
import dev.loupe.bundle.dsse.SigningKey;
import dev.loupe.bundle.dsse.Trust.Revoked;
import dev.loupe.bundle.dsse.TrustCodec;
import dev.loupe.bundle.dsse.TrustedKey;
import dev.loupe.bundle.dsse.TrustedKey.Use;
import dev.loupe.it.loop.GoldenBoard;
import dev.loupe.schema.inspection.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A release desk whose key the nodes trust, a stranger's, and the rows of what may be done to what
/// they release.
final class Desk {
  private static final String RELEASE = "release-1";
  private static final String ASSIGNMENT = "plant-1";
  private static final String BARRED = "diff-barred";

  private final SigningKey.Created release = SigningKey.create(RELEASE);
  private final SigningKey.Created assignment = SigningKey.create(ASSIGNMENT);
  private final GoldenBoard board;
  private final Contents good;
  private final Contents revoked;

  Desk(GoldenBoard board) {
    this.board = board;
    good = signed(contents("diff", "good", Claims.NONE, Verdict.REJECT), release.signing());
    revoked = signed(contents("diff", "revoked", Claims.NONE, Verdict.REJECT), release.signing());
  }

  SigningKey assignment() {
    return assignment.signing();
  }

  /// What the nodes trust: a floor for one model's name, and one digest revoked.
  Path trust(Path file) {
    var keys =
        List.of(
            new TrustedKey(RELEASE, Use.RELEASE, release.publicKey(), null, null),
            new TrustedKey(ASSIGNMENT, Use.ASSIGNMENT, assignment.publicKey(), null, null));
    var floor = release.signing().sign(FloorCodec.TYPE, FloorCodec.encode(Map.of(BARRED, 2L)));
    var out = new Revoked(Set.of(), Set.of(digest(revoked)));
    try {
      return Files.write(file, TrustCodec.encode(keys, out, floor)).toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The row that passes comes last: it stays.
  List<Row> rows() {
    var rows = new ArrayList<>(onTheWay());
    rows.addAll(released());
    rows.add(new Row("nothing", null, digest(good), Archive.write(good)));
    return rows;
  }

  private List<Row> onTheWay() {
    return List.of(
        row("one bit of model.onnx", "DIGEST_MISMATCH", Spoilt.flipped(good, Manifest.MODEL)),
        row("the threshold", "DIGEST_MISMATCH", manifest("\"reject\":0[.]\\d+", "\"reject\":0.97")),
        row("the class map", "DIGEST_MISMATCH", manifest("\"unlike\"", "\"open\"")),
        row(
            "the golden set",
            "DIGEST_MISMATCH",
            Spoilt.edited(good, GoldenSet.FILE, "REJECT", "PASS")),
        row("an extra file", "EXTRA_FILE", Spoilt.with(good, "notes.txt")),
        row("a missing file", "MISSING_FILE", Spoilt.without(good, "golden-bad.png")),
        row("zip slip", "BAD_ARCHIVE", Spoilt.slipping(good)),
        row("zip bomb", "BAD_ARCHIVE", Spoilt.bomb()),
        row("the signature stripped", "UNSIGNED", Spoilt.without(good, Manifest.SIGNATURES)));
  }

  private byte[] manifest(String found, String put) {
    return Spoilt.edited(good, Manifest.FILE, found, put);
  }

  private List<Row> released() {
    var newer = Claims.NONE.with(new Firmware("99.0", null, List.of()));
    return List.of(
        released("signed by a stranger", "UNKNOWN_KEY", strangers()),
        released("a revoked digest", "REVOKED", revoked),
        released("below the floor", "BELOW_FLOOR", claiming(BARRED, Claims.NONE.withFloor(1))),
        released("firmware out of range", "FIRMWARE", claiming("diff", newer)),
        released("a golden verdict that the model does not give", "GOLDEN_SET", wrongGolden()));
  }

  /// Those of the quick form.
  static final Set<String> QUICK =
      Set.of(
          "one bit of model.onnx",
          "zip slip",
          "signed by a stranger",
          "below the floor",
          "nothing");

  private Row row(String what, String code, byte[] spoilt) {
    return new Row(what, code, digest(good), spoilt);
  }

  private static Row released(String what, String code, Contents whole) {
    return new Row(what, code, digest(whole), Archive.write(whole));
  }

  private Contents strangers() {
    var contents = contents("diff", "strange", Claims.NONE, Verdict.REJECT);
    return signed(contents, SigningKey.create("stranger").signing());
  }

  private Contents claiming(String name, Claims claims) {
    return signed(contents(name, "claiming", claims, Verdict.REJECT), release.signing());
  }

  private Contents wrongGolden() {
    return signed(contents("diff", "golden", Claims.NONE, Verdict.PASS), release.signing());
  }

  static String digest(Contents contents) {
    return contents.digest().orElseThrow();
  }

  private static Contents signed(Contents contents, SigningKey key) {
    return ((Loading.Loaded) Signing.sign(contents, key)).contents();
  }

  private Contents contents(String name, String version, Claims claims, Verdict ofTheBad) {
    var diff = DiffBundle.of(board.size());
    var files = new TreeMap<String, byte[]>();
    files.put(Manifest.MODEL, diff.model());
    files.put("golden-good.png", board.template());
    files.put("golden-bad.png", board.spoilt());
    files.put(
        GoldenSet.FILE,
        GoldenCodec.encode(
            List.of(
                new GoldenCodec.Line("golden-good.png", "golden-good.png", Verdict.PASS),
                new GoldenCodec.Line("golden-bad.png", "golden-good.png", ofTheBad))));
    var entries = files.entrySet().stream().map(it -> Entry.of(it.getKey(), it.getValue()));
    var plain = diff.manifest();
    var manifest =
        new Manifest(
            name,
            version,
            plain.family(),
            plain.classes(),
            plain.thresholds(),
            plain.input(),
            entries.toList(),
            claims);
    return Contents.of(manifest, files);
  }
}
