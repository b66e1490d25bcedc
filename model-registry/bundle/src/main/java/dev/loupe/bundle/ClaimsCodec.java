package dev.loupe.bundle;

import dev.loupe.bundle.Claims.Embedding;
import dev.loupe.bundle.Claims.Governance;
import dev.loupe.bundle.Tuning.Range;
import dev.loupe.schema.defect.DefectClass;
import dev.loupe.schema.drift.Histogram;
import dev.loupe.schema.drift.Signal;
import dev.loupe.schema.wire.JsonReader;
import dev.loupe.schema.wire.JsonWriter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The manifest's fields `tuning`, `bins`, `embedding`, `firmware`, `governance`, `parent` and
/// `floor`, each absent where it says nothing.
final class ClaimsCodec {
  private Tuning tuning = Tuning.NONE;
  private Map<Signal, List<Double>> bins = Map.of();
  private @Nullable Embedding embedding;
  private Firmware firmware = Firmware.ANY;
  private Governance governance = Governance.NONE;
  private @Nullable String parent;
  private long floor;

  static void write(JsonWriter out, Claims claims) {
    if (!claims.tuning().equals(Tuning.NONE))
      out.object("tuning", fields -> write(fields, claims.tuning()));
    if (!claims.bins().isEmpty())
      out.object(
          "bins",
          fields ->
              new EnumMap<>(claims.bins())
                  .forEach(
                      (signal, edges) -> fields.list(signal.wireName(), edges, fields::decimal)));
    var embedding = claims.embedding();
    if (embedding != null)
      out.object(
          "embedding",
          fields ->
              fields
                  .text("output", embedding.output())
                  .integer("dimensions", embedding.dimensions()));
    if (!claims.firmware().isAny())
      out.object("firmware", fields -> write(fields, claims.firmware()));
    if (!claims.governance().equals(Governance.NONE))
      out.object("governance", fields -> write(fields, claims.governance()));
    out.text("parent", claims.parent());
    if (claims.floor() > 0) out.integer("floor", claims.floor());
  }

  private static void write(JsonWriter out, Tuning tuning) {
    var all = tuning.all();
    if (all != null) out.object("all", fields -> write(fields, all));
    if (tuning.byClass().isEmpty()) return;
    out.object(
        "classes",
        fields ->
            new EnumMap<>(tuning.byClass())
                .forEach(
                    (kind, range) -> fields.object(kind.wireName(), one -> write(one, range))));
  }

  private static void write(JsonWriter out, Range range) {
    out.decimal("least", range.least()).decimal("most", range.most());
  }

  private static void write(JsonWriter out, Firmware firmware) {
    out.text("min", firmware.min()).text("max", firmware.max());
    if (!firmware.list().isEmpty()) out.list("list", firmware.list(), out::text);
  }

  private static void write(JsonWriter out, Governance governance) {
    write(out, "firmwareRange", governance.firmwareRange());
    write(out, "datasetCertificate", governance.datasetCertificate());
    write(out, "fmeaReport", governance.fmeaReport());
  }

  private static void write(JsonWriter out, String name, Governance.@Nullable Entry entry) {
    if (entry == null) return;
    out.object(
        name,
        fields ->
            fields
                .text("id", entry.id())
                .text("sha256", entry.sha256())
                .text("approver", entry.approver())
                .text("date", entry.date()));
  }

  /// Takes the field if it is one of these.
  void take(String name, JsonReader in) {
    switch (name) {
      case "tuning" -> tuning = tuning(in);
      case "bins" -> bins = map(in, signal(in), () -> edges(in));
      case "embedding" -> embedding = in.nullable(() -> embedding(in));
      case "firmware" -> firmware = firmware(in);
      case "governance" -> governance = governance(in);
      case "parent" -> parent = in.nullable(in::sha256);
      case "floor" -> floor = in.integer(0, Integer.MAX_VALUE);
      default -> in.skip();
    }
  }

  Claims claims(JsonReader in) {
    return in.checked(
        () -> new Claims(tuning, bins, embedding, firmware, governance, parent, floor));
  }

  private static <K, V> Map<K, V> map(
      JsonReader in, Function<String, K> key, java.util.function.Supplier<V> value) {
    in.beginObject();
    var map = new java.util.HashMap<K, V>();
    for (String name; (name = in.nextField()) != null; ) map.put(key.apply(name), value.get());
    return map;
  }

  private static Function<String, Signal> signal(JsonReader in) {
    return word ->
        Arrays.stream(Signal.values())
            .filter(signal -> signal.wireName().equals(word))
            .findFirst()
            .orElseThrow(() -> in.refuse("unknown signal '" + word + "'"));
  }

  private static List<Double> edges(JsonReader in) {
    return in.list(Histogram.MOST_EDGES, () -> in.decimal(-1e9, 1e9));
  }

  private static Tuning tuning(JsonReader in) {
    in.beginObject();
    @Nullable Range all = null;
    Map<DefectClass, Range> classes = Map.of();
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "all" -> all = in.nullable(() -> range(in));
        case "classes" -> classes = map(in, ManifestCodec.kind(in), () -> range(in));
        default -> throw in.refuse("unknown field '" + name + "'"); // a misspelt range is none
      }
    }
    return new Tuning(all, classes);
  }

  private static Range range(JsonReader in) {
    in.beginObject();
    Double least = null;
    Double most = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "least" -> least = in.decimal(0, 1);
        case "most" -> most = in.decimal(0, 1);
        default -> in.skip();
      }
    }
    double from = in.required(least, "least");
    double to = in.required(most, "most");
    return in.checked(() -> new Range(from, to));
  }

  private static Embedding embedding(JsonReader in) {
    in.beginObject();
    String output = null;
    Long dimensions = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "output" -> output = in.text(100);
        case "dimensions" -> dimensions = in.integer(1, 8_192);
        default -> in.skip();
      }
    }
    var named = in.required(output, "output");
    var count = in.required(dimensions, "dimensions").intValue();
    return in.checked(() -> new Embedding(named, count));
  }

  private static Firmware firmware(JsonReader in) {
    in.beginObject();
    @Nullable String min = null;
    @Nullable String max = null;
    List<String> list = List.of();
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "min" -> min = in.nullable(() -> in.text(64));
        case "max" -> max = in.nullable(() -> in.text(64));
        case "list" -> list = in.list(100, () -> in.text(64));
        default -> throw in.refuse("unknown field '" + name + "'"); // a misspelt bound is none
      }
    }
    var from = min;
    var to = max;
    var single = list;
    return in.checked(() -> new Firmware(from, to, single));
  }

  private static Governance governance(JsonReader in) {
    var entries = map(in, name -> name, () -> in.nullable(() -> entry(in)));
    return new Governance(
        entries.get("firmwareRange"), entries.get("datasetCertificate"), entries.get("fmeaReport"));
  }

  private static Governance.Entry entry(JsonReader in) {
    var texts = map(in, name -> name, () -> in.isNull() ? "" : in.text(500));
    return new Governance.Entry(
        texts.getOrDefault("id", ""),
        texts.getOrDefault("sha256", ""),
        texts.getOrDefault("approver", ""),
        texts.getOrDefault("date", ""));
  }
}
