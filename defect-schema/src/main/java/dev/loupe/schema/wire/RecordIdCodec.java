package dev.loupe.schema.wire;

import dev.loupe.schema.inspection.Delivery.RecordId;
import java.util.UUID;

final class RecordIdCodec {
  private RecordIdCodec() {}

  static void write(JsonWriter out, RecordId id) {
    out.text("journal", id.journal()).integer("seq", id.seq());
  }

  static RecordId read(JsonReader in) {
    in.beginObject();
    UUID journal = null;
    Long seq = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "journal" -> journal = in.uuid();
        case "seq" -> seq = in.integer(1, Long.MAX_VALUE - 1);
        default -> in.skip();
      }
    }
    return new RecordId(in.required(journal, "journal"), in.required(seq, "seq"));
  }
}
