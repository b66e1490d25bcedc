package dev.loupe.schema.wire;

import dev.loupe.schema.fleet.GuardTripped;
import dev.loupe.schema.fleet.GuardTripped.Why;
import dev.loupe.schema.inspection.Clock;
import dev.loupe.schema.model.ModelRef;
import org.jspecify.annotations.Nullable;

final class GuardTrippedCodec {
  private GuardTrippedCodec() {}

  static void write(JsonWriter out, GuardTripped it) {
    out.text("station", it.station()).text("recipe", it.recipe()).text("rollout", it.rollout());
    out.integer("generation", it.generation());
    out.object("candidate", in -> ModelRefCodec.write(in, it.candidate()));
    out.text("why", it.why().wireName())
        .integer("events", it.events())
        .integer("parts", it.parts());
    out.object("at", in -> ClockCodec.write(in, it.at()));
  }

  static GuardTripped read(JsonReader in) {
    in.beginObject();
    var fields = new Fields();
    for (String name; (name = in.nextField()) != null; ) fields.read(name, in);
    return fields.tripped(in);
  }

  /// What has been read so far.
  private static final class Fields {
    private @Nullable String station;
    private @Nullable String recipe;
    private @Nullable String rollout;
    private @Nullable Long generation;
    private @Nullable ModelRef candidate;
    private @Nullable Why why;
    private @Nullable Long events;
    private @Nullable Long parts;
    private @Nullable Clock at;

    void read(String name, JsonReader in) {
      switch (name) {
        case "station" -> station = in.text(PartCodec.LONGEST);
        case "recipe" -> recipe = in.nullable(() -> in.text(PartCodec.LONGEST));
        case "rollout" -> rollout = in.text(PartCodec.LONGEST);
        case "generation" -> generation = in.integer(1, Long.MAX_VALUE - 1);
        case "candidate" -> candidate = ModelRefCodec.read(in);
        case "why" -> why = Words.read(in, Why.values(), Why::wireName);
        case "events" -> events = in.integer(0, Integer.MAX_VALUE);
        case "parts" -> parts = in.integer(0, Integer.MAX_VALUE);
        case "at" -> at = ClockCodec.read(in);
        default -> in.skip();
      }
    }

    GuardTripped tripped(JsonReader in) {
      return new GuardTripped(
          in.required(station, "station"),
          recipe,
          in.required(rollout, "rollout"),
          in.required(generation, "generation"),
          in.required(candidate, "candidate"),
          in.required(why, "why"),
          in.required(events, "events").intValue(),
          in.required(parts, "parts").intValue(),
          in.required(at, "at"));
    }
  }
}
