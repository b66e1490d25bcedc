package dev.loupe.schema.wire;

import dev.loupe.schema.wire.JournalRecord.Delivered;
import dev.loupe.schema.wire.JournalRecord.Inspected;
import dev.loupe.schema.wire.JournalRecord.Lost;
import dev.loupe.schema.wire.JournalRecord.Numbered;

/// A journal record as JSON, `{seq, type, …}` with `type` one of `inspected`, `delivered`, `lost`
/// and the record below that name.
public final class RecordCodec {
  private RecordCodec() {}

  public static byte[] encode(long seq, JournalRecord record) {
    return JsonWriter.encode(out -> {
      out.integer("seq", seq);
      switch (record) {
        case Inspected(var inspection) ->
            out.text("type", "inspected")
                .object("inspected", in -> InspectionCodec.write(in, inspection));
        case Delivered(var delivery) ->
            out.text("type", "delivered")
                .object("delivered", in -> DeliveryCodec.write(in, delivery));
        case Lost lost -> out.text("type", "lost").object("lost", in -> writeLost(in, lost));
      }
    });
  }

  public static Decoded<Numbered> decode(byte[] bytes) {
    return JsonReader.decode(bytes, RecordCodec::read);
  }

  private static Numbered read(JsonReader in) {
    in.beginObject();
    Long seq = null;
    String type = null;
    JournalRecord record = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "seq" -> seq = in.integer(1, Long.MAX_VALUE - 1);
        case "type" -> type = in.text(32);
        case "inspected" -> record = new Inspected(InspectionCodec.read(in));
        case "delivered" -> record = new Delivered(DeliveryCodec.read(in));
        case "lost" -> record = readLost(in);
        default -> in.skip();
      }
    }
    in.required(type, "type");
    if (record == null || !name(record).equals(type))
      throw in.refuse("no '" + type + "' in a record of that type");
    return new Numbered(in.required(seq, "seq"), record);
  }

  private static String name(JournalRecord record) {
    return switch (record) {
      case Inspected _ -> "inspected";
      case Delivered _ -> "delivered";
      case Lost _ -> "lost";
    };
  }

  private static void writeLost(JsonWriter out, Lost lost) {
    out.text("journal", lost.journal());
    RangeCodec.write(out, "range", lost.range());
    out.text("reason", lost.reason());
  }

  private static Lost readLost(JsonReader in) {
    in.beginObject();
    java.util.UUID journal = null;
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
