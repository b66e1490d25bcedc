package dev.loupe.schema.wire;

import dev.loupe.schema.inspection.Clock;
import java.time.Instant;

final class ClockCodec {
  private ClockCodec() {}

  static void write(JsonWriter out, Clock at) {
    out.text("wall", at.wall()).integer("monotonic", at.monotonic());
  }

  static Clock read(JsonReader in) {
    in.beginObject();
    Instant wall = null;
    Long monotonic = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "wall" -> wall = in.instant();
        case "monotonic" -> monotonic = in.integer(Long.MIN_VALUE, Long.MAX_VALUE);
        default -> in.skip();
      }
    }
    return new Clock(in.required(wall, "wall"), in.required(monotonic, "monotonic"));
  }
}
