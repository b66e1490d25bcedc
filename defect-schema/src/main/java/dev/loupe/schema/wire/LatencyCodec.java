package dev.loupe.schema.wire;

import dev.loupe.schema.inspection.Latency;

final class LatencyCodec {
  /// A day, in ms: longer is no latency.
  static final double LONGEST = 86_400_000;

  private LatencyCodec() {}

  static void write(JsonWriter out, Latency latency) {
    out.decimal("acquire", latency.acquire()).decimal("decode", latency.decode());
    out.decimal("infer", latency.infer()).decimal("decide", latency.decide());
  }

  static Latency read(JsonReader in) {
    in.beginObject();
    Double acquire = null;
    Double decode = null;
    Double infer = null;
    Double decide = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "acquire" -> acquire = in.decimal(0, LONGEST);
        case "decode" -> decode = in.decimal(0, LONGEST);
        case "infer" -> infer = in.decimal(0, LONGEST);
        case "decide" -> decide = in.decimal(0, LONGEST);
        default -> in.skip();
      }
    }
    return new Latency(
        in.required(acquire, "acquire"),
        in.required(decode, "decode"),
        in.required(infer, "infer"),
        in.required(decide, "decide"));
  }
}
