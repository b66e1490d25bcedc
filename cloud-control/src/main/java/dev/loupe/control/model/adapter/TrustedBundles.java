package dev.loupe.control.model.adapter;

import dev.loupe.bundle.Acceptance;
import dev.loupe.bundle.Acceptance.Accepted;
import dev.loupe.bundle.Archive;
import dev.loupe.bundle.Contents;
import dev.loupe.bundle.Loading.Loaded;
import dev.loupe.bundle.Opening;
import dev.loupe.bundle.Refusal;
import dev.loupe.bundle.Site;
import dev.loupe.bundle.dsse.Trust;
import dev.loupe.bundle.dsse.TrustFile;
import dev.loupe.control.model.BundleCheck;
import dev.loupe.schema.wire.Decoded;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// By the file of trusted keys as it is now: a key that is revoked there is refused at once.
final class TrustedBundles implements BundleCheck {
  private static final String SOURCE = "the upload";

  private final Optional<Path> keys;

  TrustedBundles(Optional<Path> keys) {
    this.keys = keys;
  }

  @Override
  public Checked check(byte[] loupe, Instant now) {
    if (keys.isEmpty())
      return new Unsound(
          Refusal.UNKNOWN_KEY,
          "This control plane knows no release key: name the file of trusted keys as"
              + " loupe.trust-keys.");
    return switch (TrustFile.read(keys.get())) {
      case Decoded.Refused<Trust> refused ->
          new Unsound(Refusal.UNKNOWN_KEY, refused.sentence() + ".");
      case Decoded.Value<Trust>(var trust) -> check(loupe, trust, now);
    };
  }

  private static Checked check(byte[] loupe, Trust trust, Instant now) {
    return switch (Archive.read(SOURCE, loupe)) {
      case Opening.Refused(var code, var sentence) -> new Unsound(code, sentence);
      case Loaded(var contents) -> check(contents, trust, now);
    };
  }

  private static Checked check(Contents contents, Trust trust, Instant now) {
    var digest = contents.digest().orElse("");
    return switch (Acceptance.accept(digest, contents, Site.withoutPlc(trust, now))) {
      case Opening.Refused(var code, var sentence) -> new Unsound(code, sentence);
      case Accepted(var bundle, var accepted) ->
          new Sound(bundle, contents, String.valueOf(accepted.keyId()));
    };
  }
}
