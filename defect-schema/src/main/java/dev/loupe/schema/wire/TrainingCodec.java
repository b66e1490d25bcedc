package dev.loupe.schema.wire;

import dev.loupe.schema.feedback.Agreement;
import dev.loupe.schema.feedback.TrainingOrder;
import dev.loupe.schema.model.ModelRef;

/// The first line of a training job's `dataset.jsonl`: `{schema, parent, name, version,
/// mostFalseCalls, agreement: {twice, differed}}`. The others are `ExampleCodec`'s.
public final class TrainingCodec {
  public static final int SCHEMA = 1;
  private static final int MOST_LABELS = 10_000_000;

  private TrainingCodec() {}

  public static byte[] encode(TrainingOrder order) {
    return JsonWriter.encode(out -> {
      out.integer("schema", SCHEMA);
      out.object("parent", fields -> ModelRefCodec.write(fields, order.parent()));
      out.text("name", order.name()).text("version", order.version());
      out.decimal("mostFalseCalls", order.mostFalseCalls());
      out.object(
          "agreement",
          fields ->
              fields
                  .integer("twice", order.agreement().twice())
                  .integer("differed", order.agreement().differed()));
    });
  }

  public static Decoded<TrainingOrder> decode(byte[] bytes) {
    return JsonReader.decode(bytes, TrainingCodec::read);
  }

  private static TrainingOrder read(JsonReader in) {
    in.beginObject();
    Long schema = null;
    ModelRef parent = null;
    String model = null;
    String version = null;
    Double mostFalseCalls = null;
    Agreement agreement = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "schema" -> schema = in.integer(SCHEMA, SCHEMA);
        case "parent" -> parent = ModelRefCodec.read(in);
        case "name" -> model = in.text(64);
        case "version" -> version = in.text(64);
        case "mostFalseCalls" -> mostFalseCalls = in.decimal(0, 1);
        case "agreement" -> agreement = agreement(in);
        default -> in.skip();
      }
    }
    in.required(schema, "schema");
    return new TrainingOrder(
        in.required(parent, "parent"),
        in.required(model, "name"),
        in.required(version, "version"),
        in.required(mostFalseCalls, "mostFalseCalls"),
        in.required(agreement, "agreement"));
  }

  private static Agreement agreement(JsonReader in) {
    in.beginObject();
    Long twice = null;
    Long differed = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "twice" -> twice = in.integer(0, MOST_LABELS);
        case "differed" -> differed = in.integer(0, MOST_LABELS);
        default -> in.skip();
      }
    }
    int all = in.required(twice, "twice").intValue();
    int other = in.required(differed, "differed").intValue();
    return in.checked(() -> new Agreement(all, other));
  }
}
