package dev.loupe.bundle.dsse;

import dev.loupe.bundle.dsse.Envelope.Signature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.List;

/// A private key and the id by which others know its public half.
public record SigningKey(String id, ECPrivateKey key) {
  /// A fresh pair.
  public record Created(SigningKey signing, ECPublicKey publicKey) {}

  public SigningKey {
    TrustedKey.checkId(id);
  }

  public static Created create(String id) {
    var pair = P256.create();
    return new Created(
        new SigningKey(id, (ECPrivateKey) pair.getPrivate()), (ECPublicKey) pair.getPublic());
  }

  /// A PEM file of PKCS #8. Throws `IllegalArgumentException` that names the file.
  public static SigningKey read(String id, Path pem) throws IOException {
    try {
      return new SigningKey(id, Pem.privateKey(Files.readString(pem)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(pem + ": " + e.getMessage(), e);
    }
  }

  public Envelope sign(String payloadType, byte[] payload) {
    return sign(new Envelope(payloadType, payload, List.of()));
  }

  /// Adds this key's signature to those that are there.
  public Envelope sign(Envelope envelope) {
    return envelope.and(new Signature(id, P256.sign(key, envelope.signedBytes())));
  }

  /// Never the key.
  @Override
  public String toString() {
    return "signing key " + id;
  }
}
