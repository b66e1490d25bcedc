package dev.loupe.schema.wire;

import dev.loupe.schema.inspection.Clock;
import dev.loupe.schema.inspection.Delivery;
import dev.loupe.schema.inspection.Delivery.RecordId;
import dev.loupe.schema.inspection.Delivery.State;
import dev.loupe.schema.inspection.Delivery.Timing;
import dev.loupe.schema.inspection.Verdict;
import org.jspecify.annotations.Nullable;

final class DeliveryCodec {
  private DeliveryCodec() {}

  static void write(JsonWriter out, Delivery it) {
    out.integer("trigger", it.trigger());
    var of = it.inspected();
    if (of != null) out.object("inspected", in -> RecordIdCodec.write(in, of));
    out.integer("word", it.word())
        .text("verdict", it.verdict().name())
        .text("state", it.state().wireName());
    var timing = it.timing();
    out.object(
        "timing",
        in ->
            in.decimal("journal", timing.journal())
                .decimal("plc", timing.plc())
                .decimal("total", timing.total()));
    out.object("at", in -> ClockCodec.write(in, it.at()));
  }

  static Delivery read(JsonReader in) {
    in.beginObject();
    var fields = new Fields();
    for (String name; (name = in.nextField()) != null; ) fields.read(name, in);
    return fields.delivery(in);
  }

  /// What has been read of a delivery so far.
  private static final class Fields {
    private @Nullable Long trigger;
    private @Nullable RecordId inspected;
    private @Nullable Long word;
    private @Nullable Verdict verdict;
    private @Nullable State state;
    private @Nullable Timing timing;
    private @Nullable Clock at;

    void read(String name, JsonReader in) {
      switch (name) {
        case "trigger" -> trigger = in.integer(0, InspectionCodec.UINT32);
        case "inspected" -> inspected = in.nullable(() -> RecordIdCodec.read(in));
        case "word" -> word = in.integer(0, InspectionCodec.UINT32);
        case "verdict" -> verdict = Words.read(in, Verdict.values(), Verdict::name);
        case "state" -> state = Words.read(in, State.values(), State::wireName);
        case "timing" -> timing = readTiming(in);
        case "at" -> at = ClockCodec.read(in);
        default -> in.skip();
      }
    }

    Delivery delivery(JsonReader in) {
      return new Delivery(
          in.required(trigger, "trigger"),
          inspected,
          in.required(word, "word"),
          in.required(verdict, "verdict"),
          in.required(state, "state"),
          in.required(timing, "timing"),
          in.required(at, "at"));
    }
  }

  private static Timing readTiming(JsonReader in) {
    in.beginObject();
    Double journal = null;
    Double plc = null;
    Double total = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "journal" -> journal = in.decimal(0, LatencyCodec.LONGEST);
        case "plc" -> plc = in.decimal(0, LatencyCodec.LONGEST);
        case "total" -> total = in.decimal(0, LatencyCodec.LONGEST);
        default -> in.skip();
      }
    }
    return new Timing(
        in.required(journal, "journal"), in.required(plc, "plc"), in.required(total, "total"));
  }
}
