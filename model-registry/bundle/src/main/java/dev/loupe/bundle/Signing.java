package dev.loupe.bundle;

import dev.loupe.bundle.Loading.Loaded;
import dev.loupe.bundle.Opening.Opened;
import dev.loupe.bundle.Opening.Refused;
import dev.loupe.bundle.dsse.Envelope;
import dev.loupe.bundle.dsse.EnvelopeCodec;
import dev.loupe.bundle.dsse.SigningKey;
import dev.loupe.schema.wire.Decoded;
import java.util.Arrays;
import java.util.List;

/// Signs a bundle, beside the signatures that it carries already. Only what opens is signed.
public final class Signing {
  private Signing() {}

  public static Loading sign(Contents contents, SigningKey key) {
    return switch (Opener.open(contents)) {
      case Refused refused -> refused;
      case Opened(var bundle) -> {
        var name = bundle.manifest().name() + ":" + bundle.manifest().version();
        var envelope = key.sign(kept(contents, Statement.of(name, contents)));
        yield new Loaded(contents.with(Manifest.SIGNATURES, EnvelopeCodec.encode(envelope)));
      }
    };
  }

  /// The signatures that are there stay where they sign the same.
  private static Envelope kept(Contents contents, byte[] statement) {
    var fresh = new Envelope(Statement.PAYLOAD_TYPE, statement, List.of());
    return contents
        .file(Manifest.SIGNATURES)
        .map(EnvelopeCodec::decode)
        .filter(Decoded.Value.class::isInstance)
        .map(decoded -> ((Decoded.Value<Envelope>) decoded).value())
        .filter(there -> Arrays.equals(there.payload(), statement))
        .filter(there -> there.payloadType().equals(Statement.PAYLOAD_TYPE))
        .orElse(fresh);
  }
}
