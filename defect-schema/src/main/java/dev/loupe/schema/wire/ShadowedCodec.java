package dev.loupe.schema.wire;

import dev.loupe.schema.defect.Defect;
import dev.loupe.schema.fleet.Assignment.Mode;
import dev.loupe.schema.inspection.Clock;
import dev.loupe.schema.inspection.Delivery.RecordId;
import dev.loupe.schema.inspection.Outcome;
import dev.loupe.schema.inspection.Part;
import dev.loupe.schema.inspection.Shadowed;
import dev.loupe.schema.inspection.Shadowed.Both;
import dev.loupe.schema.inspection.Shadowed.Compared;
import dev.loupe.schema.inspection.Shadowed.Result;
import dev.loupe.schema.inspection.Shadowed.Skipped;
import dev.loupe.schema.model.ModelRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The fields of a `Shadowed`; `compared` is `{type: "both", champion, candidate}` or `{type:
/// "skipped", reason}`.
final class ShadowedCodec {
  private ShadowedCodec() {}

  static void write(JsonWriter out, Shadowed it) {
    out.object("inspected", in -> RecordIdCodec.write(in, it.inspected()));
    out.object("part", in -> PartCodec.write(in, it.part()));
    out.text("rollout", it.rollout()).integer("generation", it.generation());
    out.text("mode", it.mode().wireName());
    out.object("compared", in -> write(in, it.compared()));
    out.list("images", it.images(), out::text);
    out.object("at", in -> ClockCodec.write(in, it.at()));
  }

  private static void write(JsonWriter out, Compared compared) {
    switch (compared) {
      case Both(var champion, var candidate) ->
          out.text("type", "both")
              .object("champion", in -> write(in, champion))
              .object("candidate", in -> write(in, candidate));
      case Skipped(var reason) -> out.text("type", "skipped").text("reason", reason);
    }
  }

  private static void write(JsonWriter out, Result it) {
    out.object("model", in -> ModelRefCodec.write(in, it.model()));
    out.object("outcome", in -> OutcomeCodec.write(in, it.outcome()));
    out.list("defects", it.defects(), defect -> out.object(in -> DefectCodec.write(in, defect)));
    out.decimal("inferMs", it.inferMs()).decimal("decideMs", it.decideMs());
  }

  static Shadowed read(JsonReader in) {
    in.beginObject();
    var fields = new Fields();
    for (String name; (name = in.nextField()) != null; ) fields.read(name, in);
    return fields.shadowed(in);
  }

  /// What has been read so far.
  private static final class Fields {
    private @Nullable RecordId inspected;
    private @Nullable Part part;
    private @Nullable String rollout;
    private @Nullable Long generation;
    private @Nullable Mode mode;
    private @Nullable Compared compared;
    private List<String> images = List.of();
    private @Nullable Clock at;

    void read(String name, JsonReader in) {
      switch (name) {
        case "inspected" -> inspected = RecordIdCodec.read(in);
        case "part" -> part = PartCodec.read(in);
        case "rollout" -> rollout = in.text(PartCodec.LONGEST);
        case "generation" -> generation = in.integer(1, Long.MAX_VALUE - 1);
        case "mode" -> mode = Words.read(in, Mode.values(), Mode::wireName);
        case "compared" -> compared = readCompared(in);
        case "images" -> images = in.list(64, in::sha256);
        case "at" -> at = ClockCodec.read(in);
        default -> in.skip();
      }
    }

    Shadowed shadowed(JsonReader in) {
      return new Shadowed(
          in.required(inspected, "inspected"),
          in.required(part, "part"),
          in.required(rollout, "rollout"),
          in.required(generation, "generation"),
          in.required(mode, "mode"),
          in.required(compared, "compared"),
          images,
          in.required(at, "at"));
    }
  }

  private static Compared readCompared(JsonReader in) {
    in.beginObject();
    String type = null;
    Result champion = null;
    Result candidate = null;
    String reason = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "type" -> type = in.text(32);
        case "champion" -> champion = readResult(in);
        case "candidate" -> candidate = readResult(in);
        case "reason" -> reason = in.text(500);
        default -> in.skip();
      }
    }
    return switch (in.required(type, "type")) {
      case "both" ->
          new Both(in.required(champion, "champion"), in.required(candidate, "candidate"));
      case "skipped" -> new Skipped(in.required(reason, "reason"));
      default -> throw in.refuse("unknown comparison '" + type + "' as type");
    };
  }

  private static Result readResult(JsonReader in) {
    in.beginObject();
    ModelRef model = null;
    Outcome outcome = null;
    List<Defect> defects = null;
    Double infer = null;
    Double decide = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "model" -> model = ModelRefCodec.read(in);
        case "outcome" -> outcome = OutcomeCodec.read(in);
        case "defects" -> defects = in.list(Defect.LIMIT, () -> DefectCodec.read(in));
        case "inferMs" -> infer = in.decimal(0, LatencyCodec.LONGEST);
        case "decideMs" -> decide = in.decimal(0, LatencyCodec.LONGEST);
        default -> in.skip();
      }
    }
    return new Result(
        in.required(model, "model"),
        in.required(outcome, "outcome"),
        in.required(defects, "defects"),
        in.required(infer, "inferMs"),
        in.required(decide, "decideMs"));
  }
}
