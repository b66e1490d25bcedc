package dev.loupe.bundle;

import dev.loupe.bundle.Manifest.Entry;
import dev.loupe.bundle.Manifest.Size;
import dev.loupe.schema.defect.DefectClass;
import dev.loupe.schema.wire.Decoded;
import dev.loupe.schema.wire.JsonReader;
import dev.loupe.schema.wire.JsonWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// `manifest.json`: `{schema, name, version, family, classes, thresholds, input, files}` and what
/// `ClaimsCodec` adds.
public final class ManifestCodec {
  public static final int SCHEMA = 1;
  private static final int MOST_CLASSES = 1_000;
  private static final int MOST_FILES = 100;
  private static final long MOST_BYTES = 4L << 30;

  private ManifestCodec() {}

  public static byte[] encode(Manifest manifest) {
    return JsonWriter.encode(out -> {
      out.integer("schema", SCHEMA).text("name", manifest.name());
      out.text("version", manifest.version()).text("family", manifest.family().wireName());
      out.list("classes", manifest.classes(), kind -> out.text(kind.wireName()));
      out.object("thresholds", fields -> write(fields, manifest.thresholds()));
      out.object(
          "input",
          fields -> {
            fields.integer("width", manifest.input().width());
            fields.integer("height", manifest.input().height());
          });
      out.list(
          "files",
          manifest.files(),
          entry ->
              out.object(fields -> {
                fields.text("path", entry.path()).integer("bytes", entry.bytes());
                fields.text("sha256", entry.sha256());
              }));
      ClaimsCodec.write(out, manifest.claims());
    });
  }

  private static void write(JsonWriter out, Thresholds thresholds) {
    write(out, thresholds.all());
    if (thresholds.byClass().isEmpty()) return;
    out.object(
        "classes",
        classes ->
            thresholds.byClass().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each ->
                    classes.object(each.getKey().wireName(), one -> write(one, each.getValue()))));
  }

  private static void write(JsonWriter out, Limits limits) {
    out.decimal("reject", limits.reject()).decimal("review", limits.review());
  }

  public static Decoded<Manifest> decode(byte[] bytes) {
    return JsonReader.decode(bytes, ManifestCodec::read);
  }

  private static Manifest read(JsonReader in) {
    in.beginObject();
    var draft = new Draft();
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "schema" -> draft.schema = in.integer(SCHEMA, SCHEMA);
        case "name" -> draft.name = word(in);
        case "version" -> draft.version = word(in);
        case "family" -> draft.family = family(in);
        case "classes" -> draft.classes = in.list(MOST_CLASSES, () -> kind(in).apply(in.text(64)));
        case "thresholds" -> draft.thresholds = thresholds(in);
        case "input" -> draft.input = size(in);
        case "files" -> draft.files = in.list(MOST_FILES, () -> entry(in));
        default -> draft.claims.take(name, in);
      }
    }
    return draft.manifest(in);
  }

  /// Names and versions stand in labels, paths and PLC tags.
  private static String word(JsonReader in) {
    var text = in.text(64);
    if (!ModelName.fits(text)) throw in.refuse("'" + text + "': " + ModelName.RULE);
    return text;
  }

  private static Family family(JsonReader in) {
    var text = in.text(64);
    return Family.ofWireName(text).orElseThrow(() -> in.refuse("unknown family '" + text + "'"));
  }

  static Function<String, DefectClass> kind(JsonReader in) {
    return word ->
        DefectClass.ofWireName(word).orElseThrow(() -> in.refuse("unknown class '" + word + "'"));
  }

  private static Thresholds thresholds(JsonReader in) {
    in.beginObject();
    Double reject = null;
    Double review = null;
    Map<DefectClass, Limits> classes = Map.of();
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "reject" -> reject = in.decimal(0, 1);
        case "review" -> review = in.decimal(0, 1);
        case "classes" -> classes = byClass(in);
        default -> in.skip();
      }
    }
    double upper = in.required(reject, "reject");
    double lower = in.required(review, "review");
    var all = in.checked(() -> new Limits(upper, lower));
    return new Thresholds(all, classes);
  }

  private static Map<DefectClass, Limits> byClass(JsonReader in) {
    in.beginObject();
    var limits = new EnumMap<DefectClass, Limits>(DefectClass.class);
    for (String name; (name = in.nextField()) != null; )
      limits.put(kind(in).apply(name), thresholds(in).all());
    return limits;
  }

  private static Size size(JsonReader in) {
    in.beginObject();
    Long width = null;
    Long height = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "width" -> width = in.integer(Size.LEAST, Size.MOST);
        case "height" -> height = in.integer(Size.LEAST, Size.MOST);
        default -> in.skip();
      }
    }
    return new Size(
        in.required(width, "width").intValue(), in.required(height, "height").intValue());
  }

  private static Entry entry(JsonReader in) {
    in.beginObject();
    String path = null;
    Long bytes = null;
    String sha256 = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "path" -> path = in.text(100);
        case "bytes" -> bytes = in.integer(0, MOST_BYTES);
        case "sha256" -> sha256 = in.sha256();
        default -> in.skip();
      }
    }
    var file = in.required(path, "path");
    long length = in.required(bytes, "bytes");
    var digest = in.required(sha256, "sha256");
    return in.checked(() -> new Entry(file, length, digest));
  }

  /// The fields as they come.
  private static final class Draft {
    @Nullable Long schema;
    @Nullable String name;
    @Nullable String version;
    @Nullable Family family;
    @Nullable List<DefectClass> classes;
    @Nullable Thresholds thresholds;
    @Nullable Size input;
    @Nullable List<Entry> files;
    final ClaimsCodec claims = new ClaimsCodec();

    Manifest manifest(JsonReader in) {
      in.required(schema, "schema");
      var theName = in.required(name, "name");
      var theVersion = in.required(version, "version");
      var theFamily = in.required(family, "family");
      var theClasses = in.required(classes, "classes");
      var theThresholds = in.required(thresholds, "thresholds");
      var theInput = in.required(input, "input");
      var theFiles = in.required(files, "files");
      var theClaims = claims.claims(in);
      return in.checked(() ->
          new Manifest(
              theName,
              theVersion,
              theFamily,
              theClasses,
              theThresholds,
              theInput,
              theFiles,
              theClaims));
    }
  }
}
