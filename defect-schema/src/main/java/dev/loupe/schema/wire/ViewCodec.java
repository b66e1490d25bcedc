package dev.loupe.schema.wire;

import dev.loupe.schema.inspection.View;

final class ViewCodec {
  private static final int LARGEST_SIDE = 65_535;

  private ViewCodec() {}

  static void write(JsonWriter out, View view) {
    out.integer("frame", view.frame())
        .integer("width", view.width())
        .integer("height", view.height());
    out.text("image", view.image())
        .text("preview", view.preview())
        .text("template", view.template());
  }

  static View read(JsonReader in) {
    in.beginObject();
    Long frame = null;
    Long width = null;
    Long height = null;
    String image = null;
    String preview = null;
    String template = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "frame" -> frame = in.integer(0, InspectionCodec.UINT32);
        case "width" -> width = in.integer(0, LARGEST_SIDE);
        case "height" -> height = in.integer(0, LARGEST_SIDE);
        case "image" -> image = in.nullable(in::sha256);
        case "preview" -> preview = in.nullable(in::sha256);
        case "template" -> template = in.nullable(in::sha256);
        default -> in.skip();
      }
    }
    var number = in.required(frame, "frame");
    var w = in.required(width, "width").intValue();
    var h = in.required(height, "height").intValue();
    return new View(number, w, h, image, preview, template);
  }
}
