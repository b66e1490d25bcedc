package dev.loupe.bundle.dsse;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Bytes, what they are, and who signed them. Nothing in it is believed before `Verifier` says so.
public record Envelope(String payloadType, byte[] payload, List<Signature> signatures) {
  public Envelope {
    signatures = List.copyOf(signatures);
  }

  /// `keyId` is a hint of which key to try; `bytes` is an ECDSA signature in DER.
  public record Signature(@Nullable String keyId, byte[] bytes) {}

  /// A second person's signature beside those that are there.
  public Envelope and(Signature signature) {
    return new Envelope(
        payloadType, payload, Stream.concat(signatures.stream(), Stream.of(signature)).toList());
  }

  /// What is signed: the envelope's PAE.
  public byte[] signedBytes() {
    return Pae.of(payloadType, payload);
  }
}
