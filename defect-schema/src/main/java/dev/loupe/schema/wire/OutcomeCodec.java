package dev.loupe.schema.wire;

import dev.loupe.schema.inspection.ErrorCode;
import dev.loupe.schema.inspection.Outcome;
import dev.loupe.schema.inspection.Verdict;

final class OutcomeCodec {
  private OutcomeCodec() {}

  static void write(JsonWriter out, Outcome outcome) {
    out.text("verdict", outcome.verdict().name()).decimal("confidence", outcome.confidence());
    out.text("error", outcome.error().name());
  }

  static Outcome read(JsonReader in) {
    in.beginObject();
    Verdict verdict = null;
    Double confidence = null;
    ErrorCode error = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "verdict" -> verdict = Words.read(in, Verdict.values(), Verdict::name);
        case "confidence" -> confidence = in.decimal(0, 1);
        case "error" -> error = Words.read(in, ErrorCode.values(), ErrorCode::name);
        default -> in.skip();
      }
    }
    var decided = in.required(verdict, "verdict");
    var sure = in.required(confidence, "confidence");
    var why = in.required(error, "error");
    return in.checked(() -> new Outcome(decided, sure, why));
  }
}
