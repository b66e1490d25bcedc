package dev.loupe.schema.wire;

import dev.loupe.schema.wire.JournalRecord.Delivered;
import dev.loupe.schema.wire.JournalRecord.Inspected;
import dev.loupe.schema.wire.JournalRecord.Lost;
import dev.loupe.schema.wire.JournalRecord.Numbered;
import dev.loupe.schema.wire.JournalRecord.Shadow;
import dev.loupe.schema.wire.JournalRecord.Summed;
import dev.loupe.schema.wire.JournalRecord.Tripped;
import java.util.function.Consumer;

/// A journal record as JSON, `{seq, type, …}` with `type` one of `inspected`, `delivered`,
/// `shadowed`, `summary`, `guardTripped`, `lost` and the record below that name.
public final class RecordCodec {
  private RecordCodec() {}

  public static byte[] encode(long seq, JournalRecord record) {
    return JsonWriter.encode(out ->
        out.integer("seq", seq).text("type", name(record)).object(name(record), fields(record)));
  }

  private static Consumer<JsonWriter> fields(JournalRecord record) {
    return switch (record) {
      case Inspected(var inspection) -> in -> InspectionCodec.write(in, inspection);
      case Delivered(var delivery) -> in -> DeliveryCodec.write(in, delivery);
      case Shadow(var shadowed) -> in -> ShadowedCodec.write(in, shadowed);
      case Summed(var summary) -> in -> SummaryCodec.write(in, summary);
      case Tripped(var tripped) -> in -> GuardTrippedCodec.write(in, tripped);
      case Lost lost -> in -> LostCodec.write(in, lost);
    };
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
        case "shadowed" -> record = new Shadow(ShadowedCodec.read(in));
        case "summary" -> record = new Summed(SummaryCodec.read(in));
        case "guardTripped" -> record = new Tripped(GuardTrippedCodec.read(in));
        case "lost" -> record = LostCodec.read(in);
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
      case Shadow _ -> "shadowed";
      case Summed _ -> "summary";
      case Tripped _ -> "guardTripped";
      case Lost _ -> "lost";
    };
  }
}
