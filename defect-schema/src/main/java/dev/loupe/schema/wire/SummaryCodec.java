package dev.loupe.schema.wire;

import dev.loupe.schema.drift.Histogram;
import dev.loupe.schema.drift.Signal;
import dev.loupe.schema.drift.Summary;
import dev.loupe.schema.inspection.Clock;
import dev.loupe.schema.model.ModelRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class SummaryCodec {
  private static final double FAR = 1e12;

  private SummaryCodec() {}

  static void write(JsonWriter out, Summary it) {
    out.text("line", it.line()).text("station", it.station()).text("recipe", it.recipe());
    out.text("lot", it.lot()).object("model", in -> ModelRefCodec.write(in, it.model()));
    RangeCodec.write(out, "covers", it.covers());
    out.integer("parts", it.parts());
    out.list("signals", it.signals(), signal -> out.object(in -> write(in, signal)));
    out.object("at", in -> ClockCodec.write(in, it.at()));
  }

  private static void write(JsonWriter out, Histogram it) {
    out.text("signal", it.signal().wireName());
    out.list("edges", it.edges(), out::decimal).list("counts", it.counts(), out::integer);
  }

  static Summary read(JsonReader in) {
    in.beginObject();
    var fields = new Fields();
    for (String name; (name = in.nextField()) != null; ) fields.read(name, in);
    return in.checked(() -> fields.summary(in));
  }

  /// What has been read of a summary so far.
  private static final class Fields {
    private @Nullable String line;
    private @Nullable String station;
    private @Nullable String recipe;
    private @Nullable String lot;
    private @Nullable ModelRef model;
    private @Nullable List<Range> covers;
    private @Nullable Long parts;
    private @Nullable List<Histogram> signals;
    private @Nullable Clock at;

    void read(String name, JsonReader in) {
      switch (name) {
        case "line" -> line = in.text(PartCodec.LONGEST);
        case "station" -> station = in.text(PartCodec.LONGEST);
        case "recipe" -> recipe = in.text(PartCodec.LONGEST);
        case "lot" -> lot = in.text(PartCodec.LONGEST);
        case "model" -> model = ModelRefCodec.read(in);
        case "covers" -> covers = RangeCodec.readAll(in);
        case "parts" -> parts = in.integer(1, Summary.MOST_PARTS);
        case "signals" -> signals = in.list(64, () -> readHistogram(in));
        case "at" -> at = ClockCodec.read(in);
        default -> in.skip();
      }
    }

    Summary summary(JsonReader in) {
      return new Summary(
          in.required(line, "line"),
          in.required(station, "station"),
          in.required(recipe, "recipe"),
          in.required(lot, "lot"),
          in.required(model, "model"),
          in.required(covers, "covers"),
          in.required(parts, "parts").intValue(),
          in.required(signals, "signals"),
          in.required(at, "at"));
    }
  }

  private static Histogram readHistogram(JsonReader in) {
    in.beginObject();
    Signal signal = null;
    List<Double> edges = null;
    List<Long> counts = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "signal" -> signal = Words.read(in, Signal.values(), Signal::wireName);
        case "edges" -> edges = in.list(Histogram.MOST_EDGES, () -> in.decimal(-FAR, FAR));
        case "counts" ->
            counts = in.list(Histogram.MOST_EDGES + 1, () -> in.integer(0, Summary.MOST_PARTS));
        default -> in.skip();
      }
    }
    var of = in.required(signal, "signal");
    var inner = in.required(edges, "edges");
    var counted = in.required(counts, "counts");
    return in.checked(() -> new Histogram(of, inner, counted));
  }
}
