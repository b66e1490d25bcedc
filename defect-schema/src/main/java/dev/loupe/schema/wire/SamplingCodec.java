package dev.loupe.schema.wire;

import dev.loupe.schema.inspection.Sampling;

final class SamplingCodec {
  private SamplingCodec() {}

  static void write(JsonWriter out, Sampling sampling) {
    out.text("unit", sampling.unit()).bool("identified", sampling.identified());
    var audit = sampling.audit();
    if (audit != null) out.decimal("audit", audit);
  }

  static Sampling read(JsonReader in) {
    in.beginObject();
    String unit = null;
    Boolean identified = null;
    Double audit = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "unit" -> unit = in.text(PartCodec.LONGEST);
        case "identified" -> identified = in.bool();
        case "audit" -> audit = in.nullable(() -> in.decimal(0, 1));
        default -> in.skip();
      }
    }
    var hashed = in.required(unit, "unit");
    var known = in.required(identified, "identified");
    var drawn = audit;
    return in.checked(() -> new Sampling(hashed, known, drawn));
  }
}
