package dev.loupe.bundle;

import dev.loupe.bundle.dsse.Envelope;
import dev.loupe.bundle.dsse.EnvelopeCodec;
import dev.loupe.bundle.dsse.TrustedKey.Use;
import dev.loupe.bundle.dsse.Verification.Unverified;
import dev.loupe.bundle.dsse.Verification.Verified;
import dev.loupe.bundle.dsse.Verifier;
import dev.loupe.schema.wire.Decoded;
import java.time.Duration;

/// The signatures of a bundle, over its manifest's digest.
final class Signatures {
  /// By how much a clock may be set back without anyone having to look.
  private static final Duration SLACK = Duration.ofMinutes(5);

  private Signatures() {}

  static Verified verify(Contents contents, String digest, Site site) throws Stop {
    if (site.clock().isBefore(site.latest().minus(SLACK)))
      throw new Stop(
          Refusal.NOT_IN_TIME,
          "the clock says %s, but it was %s before".formatted(site.clock(), site.latest()));
    var envelope = envelope(contents);
    var now = site.clock();
    var verified =
        switch (Verifier.verify(envelope, Statement.PAYLOAD_TYPE, Use.RELEASE, site.trust(), now)) {
          case Verified signed -> signed;
          case Unverified(var why, var sentence) ->
              throw new Stop(Refusal.of(why), contents.source() + ": " + sentence);
        };
    checkStatement(contents, envelope, digest);
    if (site.trust().revoked().digests().contains(digest))
      throw new Stop(Refusal.REVOKED, contents.source() + " (" + digest + ") is revoked");
    return verified;
  }

  static void verifyAgain(Contents contents, AcceptedRecord accepted) throws Stop {
    var key = accepted.key();
    if (key == null) return;
    var envelope = envelope(contents);
    if (!Verifier.isSignedBy(envelope, key))
      throw new Stop(
          Refusal.BAD_SIGNATURE,
          contents.source() + " no longer carries the signature of key '" + accepted.keyId() + "'");
    checkStatement(contents, envelope, accepted.digest());
  }

  private static Envelope envelope(Contents contents) throws Stop {
    var bytes =
        contents
            .file(Manifest.SIGNATURES)
            .orElseThrow(() ->
                new Stop(Refusal.UNSIGNED, contents.source() + " holds no " + Manifest.SIGNATURES));
    return value(contents, EnvelopeCodec.decode(bytes));
  }

  /// The statement must be about this manifest.
  private static void checkStatement(Contents contents, Envelope envelope, String digest)
      throws Stop {
    if (!value(contents, Statement.manifestDigest(envelope.payload())).equals(digest))
      throw new Stop(
          Refusal.BAD_SIGNATURE, contents.source() + ": the signature is of another manifest");
  }

  private static <T> T value(Contents contents, Decoded<T> decoded) throws Stop {
    return switch (decoded) {
      case Decoded.Value<T>(var value) -> value;
      case Decoded.Refused<T> refused ->
          throw new Stop(
              Refusal.BAD_SIGNATURE,
              contents.source() + "/" + Manifest.SIGNATURES + ": " + refused.sentence());
    };
  }
}
