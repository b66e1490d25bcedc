package dev.loupe.schema.wire;

import dev.loupe.schema.inspection.Origin;
import dev.loupe.schema.inspection.Part;
import org.jspecify.annotations.Nullable;

final class PartCodec {
  /// The longest name, serial or lot that the wire carries; the edge cuts what a PLC sends to it.
  static final int LONGEST = 128;

  private PartCodec() {}

  static void write(JsonWriter out, Part part) {
    out.text("id", part.id()).text("position", part.panelPosition()).text("lot", part.lot());
    out.text("line", part.line()).text("station", part.station()).text("recipe", part.recipe());
    out.text("origin", part.origin().wireName());
  }

  static Part read(JsonReader in) {
    in.beginObject();
    var fields = new Fields();
    for (String name; (name = in.nextField()) != null; ) fields.read(name, in);
    return fields.part(in);
  }

  /// What has been read of a part so far.
  private static final class Fields {
    private @Nullable String id;
    private @Nullable String position;
    private @Nullable String lot;
    private @Nullable String line;
    private @Nullable String station;
    private @Nullable String recipe;
    private @Nullable Origin origin;

    void read(String name, JsonReader in) {
      switch (name) {
        case "id" -> id = in.text(LONGEST);
        case "position" -> position = in.nullable(() -> in.text(LONGEST));
        case "lot" -> lot = in.text(LONGEST);
        case "line" -> line = in.text(LONGEST);
        case "station" -> station = in.text(LONGEST);
        case "recipe" -> recipe = in.text(LONGEST);
        case "origin" -> origin = Words.read(in, Origin.values(), Origin::wireName);
        default -> in.skip();
      }
    }

    Part part(JsonReader in) {
      return new Part(
          in.required(id, "id"),
          position,
          in.required(lot, "lot"),
          in.required(line, "line"),
          in.required(station, "station"),
          in.required(recipe, "recipe"),
          in.required(origin, "origin"));
    }
  }
}
