package dev.loupe.schema.wire;

import dev.loupe.schema.fleet.Assignment.Candidate;
import dev.loupe.schema.fleet.Assignment.Limits;
import dev.loupe.schema.fleet.Assignment.Mode;
import dev.loupe.schema.model.ModelRef;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// An assignment's candidate; `lease` is in whole seconds.
final class CandidateCodec {
  private static final int LONGEST_LEASE = 86_400;

  private CandidateCodec() {}

  static void write(JsonWriter out, Candidate it) {
    out.object("model", in -> ModelRefCodec.write(in, it.model()));
    out.text("rollout", it.rollout()).text("mode", it.mode().wireName());
    out.decimal("share", it.share()).bool("eitherRejects", it.eitherRejects());
    out.integer("lease", it.lease().toSeconds());
    var limits = it.limits();
    out.object(
        "limits",
        in ->
            in.integer("errors", limits.errors())
                .integer("misses", limits.misses())
                .integer("parts", limits.parts()));
  }

  static Candidate read(JsonReader in) {
    in.beginObject();
    var fields = new Fields();
    for (String name; (name = in.nextField()) != null; ) fields.read(name, in);
    return fields.candidate(in);
  }

  /// What has been read of a candidate so far.
  private static final class Fields {
    private @Nullable ModelRef model;
    private @Nullable String rollout;
    private @Nullable Mode mode;
    private @Nullable Double share;
    private @Nullable Boolean eitherRejects;
    private @Nullable Long lease;
    private @Nullable Limits limits;

    void read(String name, JsonReader in) {
      switch (name) {
        case "model" -> model = ModelRefCodec.read(in);
        case "rollout" -> rollout = in.text(PartCodec.LONGEST);
        case "mode" -> mode = Words.read(in, Mode.values(), Mode::wireName);
        case "share" -> share = in.decimal(0, 1);
        case "eitherRejects" -> eitherRejects = in.bool();
        case "lease" -> lease = in.integer(1, LONGEST_LEASE);
        case "limits" -> limits = readLimits(in);
        default -> in.skip();
      }
    }

    Candidate candidate(JsonReader in) {
      return new Candidate(
          in.required(model, "model"),
          in.required(rollout, "rollout"),
          in.required(mode, "mode"),
          in.required(share, "share"),
          in.required(eitherRejects, "eitherRejects"),
          Duration.ofSeconds(in.required(lease, "lease")),
          in.required(limits, "limits"));
    }
  }

  private static Limits readLimits(JsonReader in) {
    in.beginObject();
    Long errors = null;
    Long misses = null;
    Long parts = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "errors" -> errors = in.integer(0, Integer.MAX_VALUE);
        case "misses" -> misses = in.integer(0, Integer.MAX_VALUE);
        case "parts" -> parts = in.integer(1, Integer.MAX_VALUE);
        default -> in.skip();
      }
    }
    return new Limits(
        in.required(errors, "errors").intValue(),
        in.required(misses, "misses").intValue(),
        in.required(parts, "parts").intValue());
  }
}
