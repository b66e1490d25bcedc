package dev.loupe.it.loop;

import dev.loupe.bundle.dsse.Pem;
import dev.loupe.bundle.dsse.SigningKey;
import dev.loupe.bundle.dsse.Trust.Revoked;
import dev.loupe.bundle.dsse.TrustCodec;
import dev.loupe.bundle.dsse.TrustedKey;
import dev.loupe.bundle.dsse.TrustedKey.Use;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A demo's own keys below its data: the demo person signs bundles with `release`, the control
/// plane signs assignments with the other, and `trust` is the file that both sides believe.
public record Keys(SigningKey release, Path assignment, Path trust) {
  public static final String RELEASE = "demo-release";
  public static final String ASSIGNMENT = "demo-assignment";

  public static Keys in(Path folder) {
    var release = SigningKey.create(RELEASE);
    var assignment = SigningKey.create(ASSIGNMENT);
    var trusted =
        List.of(
            new TrustedKey(RELEASE, Use.RELEASE, release.publicKey(), null, null),
            new TrustedKey(ASSIGNMENT, Use.ASSIGNMENT, assignment.publicKey(), null, null));
    try {
      Files.createDirectories(folder);
      var key = folder.resolve("assignment.pem");
      Files.writeString(key, Pem.of(assignment.signing().key()));
      var trust = folder.resolve("trust.json");
      Files.write(trust, TrustCodec.encode(trusted, Revoked.NOTHING, null));
      return new Keys(release.signing(), key.toAbsolutePath(), trust.toAbsolutePath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
