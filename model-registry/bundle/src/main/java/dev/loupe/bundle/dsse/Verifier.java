package dev.loupe.bundle.dsse;

import dev.loupe.bundle.dsse.Envelope.Signature;
import dev.loupe.bundle.dsse.TrustedKey.Use;
import dev.loupe.bundle.dsse.Verification.Unverified;
import dev.loupe.bundle.dsse.Verification.Verified;
import dev.loupe.bundle.dsse.Verification.Why;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// Pure: the site's keys and the time come in. One good signature is enough, whatever stands beside
/// it.
public final class Verifier {
  private final Envelope envelope;
  private final Use use;
  private final Trust trust;
  private final Instant now;
  private final byte[] signed;

  private Verifier(Envelope envelope, Use use, Trust trust, Instant now) {
    this.envelope = envelope;
    this.use = use;
    this.trust = trust;
    this.now = now;
    signed = envelope.signedBytes();
  }

  public static Verification verify(
      Envelope envelope, String payloadType, Use use, Trust trust, Instant now) {
    if (!envelope.payloadType().equals(payloadType))
      return new Unverified(
          Why.BAD_SIGNATURE,
          "the envelope holds '" + envelope.payloadType() + "', not '" + payloadType + "'");
    return new Verifier(envelope, use, trust, now).verification();
  }

  /// Whether one of the signatures is `key`'s, whoever trusts it, at whatever time.
  public static boolean isSignedBy(Envelope envelope, ECPublicKey key) {
    var signed = envelope.signedBytes();
    return envelope.signatures().stream().anyMatch(it -> P256.verifies(key, signed, it.bytes()));
  }

  private Verification verification() {
    var each = envelope.signatures().stream().map(this::verification).toList();
    return each.stream()
        .filter(Verified.class::isInstance)
        .findFirst()
        .orElseGet(() ->
            each.stream()
                .map(Unverified.class::cast)
                .max(Comparator.comparing(Unverified::why))
                .orElseGet(() -> new Unverified(Why.UNSIGNED, "it carries no signature")));
  }

  private Verification verification(Signature signature) {
    var candidates = candidates(signature);
    if (candidates.isEmpty())
      return new Unverified(
          Why.UNKNOWN_KEY, "no trusted " + use.wireName() + " key has the id " + hint(signature));
    return candidates.stream()
        .filter(key -> P256.verifies(key.key(), signed, signature.bytes()))
        .findFirst()
        .map(this::standing)
        .orElseGet(() ->
            new Unverified(
                Why.BAD_SIGNATURE,
                "the signature of key " + ids(candidates) + " does not fit what is signed"));
  }

  private List<TrustedKey> candidates(Signature signature) {
    return trust.keys().stream()
        .filter(key -> key.use() == use)
        .filter(key -> signature.keyId() == null || key.id().equals(signature.keyId()))
        .toList();
  }

  private static String hint(Signature signature) {
    return signature.keyId() == null ? "(none given)" : "'" + signature.keyId() + "'";
  }

  private static String ids(List<TrustedKey> keys) {
    return keys.stream().map(key -> "'" + key.id() + "'").collect(Collectors.joining(", "));
  }

  private Verification standing(TrustedKey key) {
    if (trust.revoked().keys().contains(key.id()))
      return new Unverified(Why.REVOKED, "the key '" + key.id() + "' is revoked");
    if (!key.isValidAt(now))
      return new Unverified(
          Why.NOT_IN_TIME,
          "the key '%s' holds from %s to %s, and the time is %s"
              .formatted(key.id(), orEver(key.notBefore()), orEver(key.notAfter()), now));
    return new Verified(key.id(), key.key(), envelope.payload());
  }

  private static String orEver(@org.jspecify.annotations.Nullable Instant time) {
    return time == null ? "ever" : time.toString();
  }
}
