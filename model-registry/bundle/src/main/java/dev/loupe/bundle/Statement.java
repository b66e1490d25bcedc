package dev.loupe.bundle;

import dev.loupe.schema.wire.Decoded;
import dev.loupe.schema.wire.JsonReader;
import dev.loupe.schema.wire.JsonWriter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a release key signs of a bundle: an in-toto statement with the predicate of OpenSSF's model
/// signing 1.0. Its resources are the bundle's files by name, its one subject their root digest:
/// the SHA-256 over the resources' digests in the order of their names.
public final class Statement {
  public static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";
  private static final String TYPE = "https://in-toto.io/Statement/v1";
  private static final String PREDICATE = "https://model_signing/signature/v1.0";
  private static final int MOST = Caps.FILES;

  private Statement() {}

  /// What a signature of `contents` signs.
  public static byte[] of(String name, Contents contents) {
    var resources = new TreeMap<String, String>();
    contents
        .files()
        .forEach((file, bytes) -> {
          if (!file.equals(Manifest.SIGNATURES)) resources.put(file, Digest.sha256(bytes));
        });
    return JsonWriter.encode(out -> {
      out.text("_type", TYPE);
      out.list(
          "subject",
          List.of(name),
          subject ->
              out.object(fields ->
                  fields
                      .text("name", subject)
                      .object("digest", digest -> digest.text("sha256", root(resources)))));
      out.text("predicateType", PREDICATE);
      out.object("predicate", fields -> predicate(fields, resources));
    });
  }

  private static void predicate(JsonWriter out, Map<String, String> resources) {
    out.list(
        "resources",
        List.copyOf(resources.entrySet()),
        each ->
            out.object(fields ->
                fields
                    .text("name", each.getKey())
                    .text("algorithm", "sha256")
                    .text("digest", each.getValue())));
    out.object(
        "serialization",
        fields -> {
          fields.text("method", "files").text("hash_type", "sha256");
          fields.bool("allow_symlinks", false);
          fields.list("ignore_paths", List.of(Manifest.SIGNATURES), fields::text);
        });
  }

  private static String root(Map<String, String> resources) {
    return Digest.sha256(HexFormat.of().parseHex(String.join("", resources.values())));
  }

  /// The digest that the statement gives for `manifest.json`.
  static Decoded<String> manifestDigest(byte[] payload) {
    return JsonReader.decode(payload, Statement::read);
  }

  private static String read(JsonReader in) {
    in.beginObject();
    String type = null;
    String predicateType = null;
    String digest = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "_type" -> type = in.text(200);
        case "predicateType" -> predicateType = in.text(200);
        case "predicate" -> digest = readPredicate(in);
        default -> in.skip();
      }
    }
    if (!TYPE.equals(type) || !PREDICATE.equals(predicateType))
      throw in.refuse("no statement of a model's signature, but " + type + ", " + predicateType);
    return in.required(digest, "manifest.json");
  }

  private static @Nullable String readPredicate(JsonReader in) {
    in.beginObject();
    var digests = new TreeMap<String, String>();
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "resources" -> in.list(MOST, () -> resource(in, digests));
        default -> in.skip();
      }
    }
    return digests.get(Manifest.FILE);
  }

  private static String resource(JsonReader in, Map<String, String> digests) {
    in.beginObject();
    String name = null;
    String algorithm = null;
    String digest = null;
    for (String field; (field = in.nextField()) != null; ) {
      switch (field) {
        case "name" -> name = in.text(200);
        case "algorithm" -> algorithm = in.text(40);
        case "digest" -> digest = in.text(200);
        default -> in.skip();
      }
    }
    var file = in.required(name, "name");
    if ("sha256".equals(algorithm) && digests.put(file, in.required(digest, "digest")) != null)
      throw in.refuse("'" + file + "' is listed twice");
    return file;
  }
}
