package dev.loupe.schema.wire;

import dev.loupe.schema.wire.JournalRecord.Lost;
import java.util.UUID;

final class LostCodec {
  private LostCodec() {}

  static void write(JsonWriter out, Lost lost) {
    out.text("journal", lost.journal());
    RangeCodec.write(out, "range", lost.range());
    out.text("reason", lost.reason());
  }

  static Lost read(JsonReader in) {
    in.beginObject();
    UUID journal = null;
    Range range = null;
    String reason = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "journal" -> journal = in.uuid();
        case "range" -> range = RangeCodec.read(in);
        case "reason" -> reason = in.text(500);
        default -> in.skip();
      }
    }
    return new Lost(
        in.required(journal, "journal"),
        in.required(range, "range"),
        in.required(reason, "reason"));
  }
}
