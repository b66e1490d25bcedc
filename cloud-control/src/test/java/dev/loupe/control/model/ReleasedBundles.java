package dev.loupe.control.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.loupe.bundle.Archive;
import dev.loupe.bundle.Claims;
import dev.loupe.bundle.Claims.Governance;
import dev.loupe.bundle.Claims.Governance.Entry;
import dev.loupe.bundle.Contents;
import dev.loupe.bundle.DiffBundle;
import dev.loupe.bundle.Digest;
import dev.loupe.bundle.Loading.Loaded;
import dev.loupe.bundle.Manifest;
import dev.loupe.bundle.Manifest.Size;
import dev.loupe.bundle.Signing;
import dev.loupe.bundle.dsse.SigningKey;
import dev.loupe.bundle.dsse.Trust.Revoked;
import dev.loupe.bundle.dsse.TrustCodec;
import dev.loupe.bundle.dsse.TrustedKey;
import dev.loupe.bundle.dsse.TrustedKey.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What a release desk makes: signed bundles of small `diff` models, and the file of trusted keys.
public final class ReleasedBundles {
  public static final String KEY = "release-2026";
  public static final byte[] DOCUMENT = "what the three entries rest on".getBytes(UTF_8);

  private static final byte[] MODEL = DiffBundle.of(new Size(64, 32)).model();

  private final SigningKey.Created key = SigningKey.create(KEY);

  /// With all three entries, their document inside.
  public byte[] loupe(String name, String version) {
    return sign(contents(name, version, governance(), true));
  }

  public byte[] withoutDocument(String name, String version) {
    return sign(contents(name, version, governance(), false));
  }

  public byte[] governed(String name, String version, Governance governance) {
    return sign(contents(name, version, governance, true));
  }

  public byte[] unsigned(String name, String version) {
    return Archive.write(contents(name, version, governance(), true));
  }

  public static Governance governance() {
    return new Governance(entry("FW-7"), entry("DS-2026-3"), entry("FMEA-12"));
  }

  public static Entry entry(String id) {
    return new Entry(id, Digest.sha256(DOCUMENT), "Chen Wei", "2026-01-15");
  }

  public static Contents contents(
      String name, String version, Governance governance, boolean document) {
    var diff = DiffBundle.of(new Size(64, 32)).manifest();
    var files = new TreeMap<>(Map.of(Manifest.MODEL, MODEL));
    if (document) files.put("governance.txt", DOCUMENT);
    var entries = new ArrayList<Manifest.Entry>();
    files.forEach((path, bytes) -> entries.add(Manifest.Entry.of(path, bytes)));
    var manifest =
        new Manifest(
            name,
            version,
            diff.family(),
            diff.classes(),
            diff.thresholds(),
            diff.input(),
            entries,
            Claims.NONE.with(governance));
    return Contents.of(manifest, files);
  }

  private byte[] sign(Contents contents) {
    return Archive.write(((Loaded) Signing.sign(contents, key.signing())).contents());
  }

  public void trust(Path file, String... revokedDigests) throws IOException {
    var trusted = new TrustedKey(KEY, Use.RELEASE, key.publicKey(), null, null);
    var revoked = new Revoked(Set.of(), Set.of(revokedDigests));
    Files.write(file, TrustCodec.encode(List.of(trusted), revoked, null));
  }

  /// The digest of a `.loupe` file's model.
  public static String digest(byte[] loupe) {
    return ((Loaded) Archive.read("the test", loupe)).contents().digest().orElseThrow();
  }
}
