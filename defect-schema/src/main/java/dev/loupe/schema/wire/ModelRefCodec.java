package dev.loupe.schema.wire;

import dev.loupe.schema.model.ModelRef;

final class ModelRefCodec {
  private ModelRefCodec() {}

  static void write(JsonWriter out, ModelRef model) {
    out.text("name", model.name()).text("version", model.version()).text("digest", model.digest());
  }

  static ModelRef read(JsonReader in) {
    in.beginObject();
    String model = null;
    String version = null;
    String digest = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "name" -> model = in.text(PartCodec.LONGEST);
        case "version" -> version = in.text(PartCodec.LONGEST);
        case "digest" -> digest = in.sha256();
        default -> in.skip();
      }
    }
    return new ModelRef(
        in.required(model, "name"), in.required(version, "version"), in.required(digest, "digest"));
  }
}
