package dev.loupe.schema.wire;

import dev.loupe.schema.defect.Defect;
import dev.loupe.schema.inspection.Clock;
import dev.loupe.schema.inspection.Inspection;
import dev.loupe.schema.inspection.Latency;
import dev.loupe.schema.inspection.Outcome;
import dev.loupe.schema.inspection.Part;
import dev.loupe.schema.inspection.Sampling;
import dev.loupe.schema.inspection.Served;
import dev.loupe.schema.inspection.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The fields of an `Inspection`. A view's box and size are pixels, times are ms, digests 64 hex
/// digits.
final class InspectionCodec {
  static final long UINT32 = 0xFFFF_FFFFL;

  private InspectionCodec() {}

  static void write(JsonWriter out, Inspection it) {
    out.integer("trigger", it.trigger());
    out.object("part", in -> PartCodec.write(in, it.part()));
    out.list("views", it.views(), view -> out.object(in -> ViewCodec.write(in, view)));
    out.list("defects", it.defects(), defect -> out.object(in -> DefectCodec.write(in, defect)));
    out.bool("truncated", it.truncated());
    var served = it.served();
    if (served != null) out.object("served", in -> ServedCodec.write(in, served));
    out.object("outcome", in -> OutcomeCodec.write(in, it.outcome()));
    out.object("latency", in -> LatencyCodec.write(in, it.latency()));
    out.object("at", in -> ClockCodec.write(in, it.at()));
    var sampling = it.sampling();
    if (sampling != null) out.object("sampling", in -> SamplingCodec.write(in, sampling));
  }

  static Inspection read(JsonReader in) {
    in.beginObject();
    var fields = new Fields();
    for (String name; (name = in.nextField()) != null; ) fields.read(name, in);
    return fields.inspection(in);
  }

  /// What has been read of an inspection so far.
  private static final class Fields {
    private @Nullable Long trigger;
    private @Nullable Part part;
    private @Nullable List<View> views;
    private @Nullable List<Defect> defects;
    private @Nullable Boolean truncated;
    private @Nullable Served served;
    private @Nullable Outcome outcome;
    private @Nullable Latency latency;
    private @Nullable Clock at;
    private @Nullable Sampling sampling;

    void read(String name, JsonReader in) {
      switch (name) {
        case "trigger" -> trigger = in.integer(0, UINT32);
        case "part" -> part = PartCodec.read(in);
        case "views" -> views = in.list(64, () -> ViewCodec.read(in));
        case "defects" -> defects = in.list(Defect.LIMIT, () -> DefectCodec.read(in));
        case "truncated" -> truncated = in.bool();
        case "served" -> served = in.nullable(() -> ServedCodec.read(in));
        case "outcome" -> outcome = OutcomeCodec.read(in);
        case "latency" -> latency = LatencyCodec.read(in);
        case "at" -> at = ClockCodec.read(in);
        case "sampling" -> sampling = in.nullable(() -> SamplingCodec.read(in));
        default -> in.skip();
      }
    }

    Inspection inspection(JsonReader in) {
      return new Inspection(
          in.required(trigger, "trigger"),
          in.required(part, "part"),
          in.required(views, "views"),
          in.required(defects, "defects"),
          in.required(truncated, "truncated"),
          served,
          in.required(outcome, "outcome"),
          in.required(latency, "latency"),
          in.required(at, "at"),
          sampling);
    }
  }
}
