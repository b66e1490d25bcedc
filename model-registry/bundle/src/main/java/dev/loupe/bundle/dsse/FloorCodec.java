package dev.loupe.bundle.dsse;

import dev.loupe.schema.wire.Decoded;
import dev.loupe.schema.wire.JsonReader;
import dev.loupe.schema.wire.JsonWriter;
import java.util.Map;
import java.util.TreeMap;

/// What a release key signs to bar older models: `{schema, floors: {NAME: least number}}`.
public final class FloorCodec {
  public static final String TYPE = "application/vnd.loupe.floor+json";
  private static final int SCHEMA = 1;

  private FloorCodec() {}

  public static byte[] encode(Map<String, Long> floors) {
    return JsonWriter.encode(out ->
        out.integer("schema", SCHEMA)
            .object("floors", fields -> new TreeMap<>(floors).forEach(fields::integer)));
  }

  static Decoded<Map<String, Long>> decode(byte[] bytes) {
    return JsonReader.decode(bytes, FloorCodec::read);
  }

  private static Map<String, Long> read(JsonReader in) {
    in.beginObject();
    Long schema = null;
    Map<String, Long> floors = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "schema" -> schema = in.integer(SCHEMA, SCHEMA);
        case "floors" -> floors = floors(in);
        default -> throw in.refuse("unknown field '" + name + "'");
      }
    }
    in.required(schema, "schema");
    return in.required(floors, "floors");
  }

  private static Map<String, Long> floors(JsonReader in) {
    in.beginObject();
    var floors = new TreeMap<String, Long>();
    for (String name; (name = in.nextField()) != null; )
      floors.put(name, in.integer(0, Integer.MAX_VALUE));
    return floors;
  }
}
