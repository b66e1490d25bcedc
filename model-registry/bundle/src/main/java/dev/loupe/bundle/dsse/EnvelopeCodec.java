package dev.loupe.bundle.dsse;

import dev.loupe.bundle.dsse.Envelope.Signature;
import dev.loupe.schema.wire.Decoded;
import dev.loupe.schema.wire.JsonReader;
import dev.loupe.schema.wire.JsonWriter;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `{payloadType, payload, signatures: [{keyid, sig}]}`, payload and sig in base64.
public final class EnvelopeCodec {
  private static final int MOST_SIGNATURES = 16;
  private static final int MOST_PAYLOAD = 512 << 10;
  private static final int MOST_SIGNATURE = 512;

  private EnvelopeCodec() {}

  public static byte[] encode(Envelope envelope) {
    return JsonWriter.encode(out -> write(out, envelope));
  }

  static void write(JsonWriter out, Envelope envelope) {
    out.text("payloadType", envelope.payloadType());
    out.text("payload", base64(envelope.payload()));
    out.list(
        "signatures",
        envelope.signatures(),
        signature ->
            out.object(fields -> {
              fields.text("keyid", signature.keyId()).text("sig", base64(signature.bytes()));
            }));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  public static Decoded<Envelope> decode(byte[] bytes) {
    return JsonReader.decode(bytes, EnvelopeCodec::read);
  }

  static Envelope read(JsonReader in) {
    in.beginObject();
    String payloadType = null;
    byte[] payload = null;
    List<Signature> signatures = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "payloadType" -> payloadType = in.text(200);
        case "payload" -> payload = in.base64(MOST_PAYLOAD);
        case "signatures" -> signatures = in.list(MOST_SIGNATURES, () -> signature(in));
        default -> in.skip();
      }
    }
    return new Envelope(
        in.required(payloadType, "payloadType"),
        in.required(payload, "payload"),
        in.required(signatures, "signatures"));
  }

  private static Signature signature(JsonReader in) {
    in.beginObject();
    @Nullable String keyId = null;
    byte[] bytes = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "keyid" -> keyId = in.nullable(() -> in.text(100));
        case "sig" -> bytes = in.base64(MOST_SIGNATURE);
        default -> in.skip();
      }
    }
    var hint = keyId == null || keyId.isEmpty() ? null : keyId;
    return new Signature(hint, in.required(bytes, "sig"));
  }
}
