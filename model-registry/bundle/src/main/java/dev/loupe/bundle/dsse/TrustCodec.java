package dev.loupe.bundle.dsse;

import dev.loupe.bundle.dsse.Trust.Revoked;
import dev.loupe.bundle.dsse.TrustedKey.Use;
import dev.loupe.schema.wire.Decoded;
import dev.loupe.schema.wire.JsonReader;
import dev.loupe.schema.wire.JsonWriter;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The file of trusted keys: `{schema, keys: [{id, use, publicKey, notBefore, notAfter}], revoked:
/// {keys, digests}, floor: envelope}`. A field it does not know is refused: a misspelt limit would
/// be no limit. So is a floor that no release key of the file has signed.
public final class TrustCodec {
  private static final int SCHEMA = 1;
  private static final int MOST_KEYS = 100;
  private static final int MOST_REVOKED = 10_000;

  private TrustCodec() {}

  /// What the file says, to be edited: `floor` as it was signed, or null.
  public record Document(List<TrustedKey> keys, Revoked revoked, @Nullable Envelope floor) {
    public static final Document EMPTY = new Document(List.of(), Revoked.NOTHING, null);

    public Document {
      keys = List.copyOf(keys);
    }
  }

  /// `floor` as it was signed, or null.
  public static byte[] encode(List<TrustedKey> keys, Revoked revoked, @Nullable Envelope floor) {
    return encode(new Document(keys, revoked, floor));
  }

  public static byte[] encode(Document document) {
    var revoked = document.revoked();
    var floor = document.floor();
    return JsonWriter.encode(out -> {
      out.integer("schema", SCHEMA);
      out.list("keys", document.keys(), key -> out.object(fields -> write(fields, key)));
      out.object(
          "revoked",
          fields -> {
            fields.list("keys", sorted(revoked.keys()), fields::text);
            fields.list("digests", sorted(revoked.digests()), fields::text);
          });
      if (floor != null) out.object("floor", fields -> EnvelopeCodec.write(fields, floor));
    });
  }

  private static List<String> sorted(Set<String> words) {
    return List.copyOf(new TreeSet<>(words));
  }

  private static void write(JsonWriter out, TrustedKey key) {
    out.text("id", key.id()).text("use", key.use().wireName());
    out.text("publicKey", Pem.of(key.key()));
    out.text("notBefore", key.notBefore()).text("notAfter", key.notAfter());
  }

  public static Decoded<Trust> decode(byte[] bytes) {
    return JsonReader.decode(bytes, in -> trust(in, document(in)));
  }

  public static Decoded<Document> decodeDocument(byte[] bytes) {
    return JsonReader.decode(
        bytes,
        in -> {
          var document = document(in);
          trust(in, document); // what would be refused later is refused now
          return document;
        });
  }

  private static Trust trust(JsonReader in, Document document) {
    var floor = document.floor();
    var floors = floor == null ? Map.<String, Long>of() : floors(in, floor, document.keys());
    return in.checked(() -> new Trust(document.keys(), document.revoked(), floors));
  }

  private static Document document(JsonReader in) {
    in.beginObject();
    Long schema = null;
    List<TrustedKey> keys = null;
    var revoked = Revoked.NOTHING;
    Envelope floor = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "schema" -> schema = in.integer(SCHEMA, SCHEMA);
        case "keys" -> keys = in.list(MOST_KEYS, () -> key(in));
        case "revoked" -> revoked = revoked(in);
        case "floor" -> floor = in.nullable(() -> EnvelopeCodec.read(in));
        default -> throw in.refuse("unknown field '" + name + "'");
      }
    }
    in.required(schema, "schema");
    return new Document(in.required(keys, "keys"), revoked, floor);
  }

  /// The key's time does not matter: a floor holds until a higher one is signed.
  private static Map<String, Long> floors(JsonReader in, Envelope floor, List<TrustedKey> trusted) {
    var signed =
        floor.payloadType().equals(FloorCodec.TYPE)
            && trusted.stream()
                .filter(key -> key.use() == Use.RELEASE)
                .anyMatch(key -> Verifier.isSignedBy(floor, key.key()));
    if (!signed) throw in.refuse("no release key of this file has signed the floor");
    return switch (FloorCodec.decode(floor.payload())) {
      case Decoded.Value<Map<String, Long>>(var floors) -> floors;
      case Decoded.Refused<Map<String, Long>> refused ->
          throw in.refuse("floor: " + refused.sentence());
    };
  }

  private static TrustedKey key(JsonReader in) {
    in.beginObject();
    String id = null;
    Use use = null;
    ECPublicKey key = null;
    @Nullable Instant notBefore = null;
    @Nullable Instant notAfter = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "id" -> id = in.text(64);
        case "use" -> use = use(in);
        case "publicKey" -> key = publicKey(in);
        case "notBefore" -> notBefore = in.nullable(in::instant);
        case "notAfter" -> notAfter = in.nullable(in::instant);
        default -> throw in.refuse("unknown field '" + name + "'");
      }
    }
    var theId = in.required(id, "id");
    var theUse = in.required(use, "use");
    var theKey = in.required(key, "publicKey");
    var begin = notBefore;
    var end = notAfter;
    return in.checked(() -> new TrustedKey(theId, theUse, theKey, begin, end));
  }

  private static ECPublicKey publicKey(JsonReader in) {
    var pem = in.text(2_000);
    return in.checked(() -> Pem.publicKey(pem));
  }

  private static Use use(JsonReader in) {
    var word = in.text(20);
    return Use.ofWireName(word)
        .orElseThrow(() -> in.refuse("'" + word + "' is neither release nor assignment"));
  }

  private static Revoked revoked(JsonReader in) {
    in.beginObject();
    List<String> keys = List.of();
    List<String> digests = List.of();
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "keys" -> keys = in.list(MOST_REVOKED, () -> in.text(64));
        case "digests" -> digests = in.list(MOST_REVOKED, in::sha256);
        default -> throw in.refuse("unknown field '" + name + "'");
      }
    }
    return new Revoked(Set.copyOf(keys), Set.copyOf(digests));
  }
}
