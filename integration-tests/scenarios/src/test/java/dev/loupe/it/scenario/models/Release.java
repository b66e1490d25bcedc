package dev.loupe.it.scenario.models;

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
import java.util.List;
import java.util.Map;

/// A release desk with a key of its own: `diff` models under any name, governed and signed.
final class Release {
  static final String PARENT = "a".repeat(64);

  private static final byte[] DOCUMENT = "what the three entries rest on".getBytes(UTF_8);

  private final SigningKey.Created key = SigningKey.create("release-it");

  Path trust(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    var trusted = new TrustedKey("release-it", Use.RELEASE, key.publicKey(), null, null);
    return Files.write(file, TrustCodec.encode(List.of(trusted), Revoked.NOTHING, null));
  }

  byte[] loupe(String name, String version) {
    var diff = DiffBundle.of(new Size(640, 640));
    var files = Map.of(Manifest.MODEL, diff.model(), "governance.txt", DOCUMENT);
    var manifest =
        new Manifest(
            name,
            version,
            diff.manifest().family(),
            diff.manifest().classes(),
            diff.manifest().thresholds(),
            diff.manifest().input(),
            List.of(
                Manifest.Entry.of(Manifest.MODEL, diff.model()),
                Manifest.Entry.of("governance.txt", DOCUMENT)),
            claims());
    var signed = (Loaded) Signing.sign(Contents.of(manifest, files), key.signing());
    return Archive.write(signed.contents());
  }

  private static Claims claims() {
    var none = Claims.NONE;
    var governance = new Governance(entry("FW-7"), entry("DS-3"), entry("FMEA-12"));
    return new Claims(
        none.tuning(), none.bins(), null, none.firmware(), governance, PARENT, none.floor());
  }

  private static Entry entry(String id) {
    return new Entry(id, Digest.sha256(DOCUMENT), "Chen Wei", "2026-01-15");
  }

  static String digest(byte[] loupe) {
    return ((Loaded) Archive.read("the test", loupe)).contents().digest().orElseThrow();
  }
}
