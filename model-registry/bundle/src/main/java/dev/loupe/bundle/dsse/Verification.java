package dev.loupe.bundle.dsse;

import java.security.interfaces.ECPublicKey;

/// What a look at an envelope's signatures gave.
public sealed interface Verification {
  /// `payload` was signed by the trusted key `keyId`.
  record Verified(String keyId, ECPublicKey key, byte[] payload) implements Verification {}

  record Unverified(Why why, String sentence) implements Verification {}

  /// In the order of how far a signature came: the furthest is told.
  enum Why {
    UNSIGNED,
    UNKNOWN_KEY,
    BAD_SIGNATURE,
    REVOKED,
    NOT_IN_TIME
  }
}
