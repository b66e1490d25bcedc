package dev.loupe.bundle;

import dev.loupe.bundle.dsse.Pem;
import dev.loupe.schema.wire.Decoded;
import dev.loupe.schema.wire.JsonReader;
import dev.loupe.schema.wire.JsonWriter;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// That a bundle was accepted here, kept beside it. It reloads on this alone: no clock, no list of
/// keys and no PLC can stop the running champion. `keyId` and `key` are who signed it, both null
/// for the unsigned one that the node's own configuration names.
public record AcceptedRecord(
    String digest, @Nullable String keyId, @Nullable ECPublicKey key, Instant at) {
  private static final int SCHEMA = 1;

  public AcceptedRecord {
    if (!digest.matches("[0-9a-f]{64}")) throw new IllegalArgumentException("digest " + digest);
    if (keyId == null != (key == null)) throw new IllegalArgumentException("a key and its id");
  }

  public static AcceptedRecord unsigned(String digest, Instant at) {
    return new AcceptedRecord(digest, null, null, at);
  }

  /// `{schema, digest, keyId, publicKey, at}`.
  public byte[] encode() {
    return JsonWriter.encode(out -> {
      out.integer("schema", SCHEMA).text("digest", digest).text("keyId", keyId);
      out.text("publicKey", key == null ? null : Pem.of(key)).text("at", at);
    });
  }

  public static Decoded<AcceptedRecord> decode(byte[] bytes) {
    return JsonReader.decode(bytes, AcceptedRecord::read);
  }

  private static AcceptedRecord read(JsonReader in) {
    in.beginObject();
    Long schema = null;
    String digest = null;
    @Nullable String keyId = null;
    @Nullable ECPublicKey key = null;
    Instant at = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "schema" -> schema = in.integer(SCHEMA, SCHEMA);
        case "digest" -> digest = in.sha256();
        case "keyId" -> keyId = in.nullable(() -> in.text(64));
        case "publicKey" -> key = in.nullable(() -> publicKey(in));
        case "at" -> at = in.instant();
        default -> in.skip();
      }
    }
    in.required(schema, "schema");
    var theDigest = in.required(digest, "digest");
    var theTime = in.required(at, "at");
    var id = keyId;
    var signer = key;
    return in.checked(() -> new AcceptedRecord(theDigest, id, signer, theTime));
  }

  private static ECPublicKey publicKey(JsonReader in) {
    var pem = in.text(2_000);
    return in.checked(() -> Pem.publicKey(pem));
  }
}
