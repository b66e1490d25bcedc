package dev.loupe.schema.wire;

import dev.loupe.schema.inspection.Arm;
import dev.loupe.schema.inspection.Served;
import dev.loupe.schema.model.ModelRef;

final class ServedCodec {
  private ServedCodec() {}

  static void write(JsonWriter out, Served served) {
    out.text("arm", served.arm().wireName()).text("rollout", served.rollout());
    out.integer("generation", served.generation());
    out.object("model", in -> ModelRefCodec.write(in, served.model()));
  }

  static Served read(JsonReader in) {
    in.beginObject();
    Arm arm = null;
    String rollout = null;
    Long generation = null;
    ModelRef model = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "arm" -> arm = Words.read(in, Arm.values(), Arm::wireName);
        case "rollout" -> rollout = in.nullable(() -> in.text(PartCodec.LONGEST));
        case "generation" -> generation = in.integer(0, Long.MAX_VALUE - 1);
        case "model" -> model = ModelRefCodec.read(in);
        default -> in.skip();
      }
    }
    return new Served(
        in.required(arm, "arm"),
        rollout,
        in.required(generation, "generation"),
        in.required(model, "model"));
  }
}
