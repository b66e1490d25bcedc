package dev.loupe.schema.wire;

import dev.loupe.schema.wire.Envelope.Item;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// `{schema, node, journal, sentAt, traceparent?, records: […]}` on `…/records`. The records' bytes
/// go through unchanged.
public final class EnvelopeCodec {
  /// The version of every message; another is refused.
  public static final int SCHEMA = 1;

  /// A batch holds at most this many records and ends at this many bytes of records.
  public static final int MOST_RECORDS = 500;

  public static final int MOST_BYTES = 256 * 1024;

  private EnvelopeCodec() {}

  /// `records` are the bytes that `RecordCodec.encode` made.
  public static byte[] encode(
      String node,
      UUID journal,
      Instant sentAt,
      @Nullable String traceparent,
      List<byte[]> records) {
    return JsonWriter.encode(out -> {
      out.integer("schema", SCHEMA)
          .text("node", node)
          .text("journal", journal)
          .text("sentAt", sentAt);
      out.text("traceparent", traceparent).list("records", records, out::raw);
    });
  }

  public static Decoded<Envelope> decode(byte[] bytes) {
    return JsonReader.decode(bytes, EnvelopeCodec::read);
  }

  private static Envelope read(JsonReader in) {
    in.beginObject();
    Long schema = null;
    String node = null;
    UUID journal = null;
    Instant sentAt = null;
    String traceparent = null;
    List<Item> items = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "schema" -> schema = in.integer(SCHEMA, SCHEMA);
        case "node" -> node = node(in);
        case "journal" -> journal = in.uuid();
        case "sentAt" -> sentAt = in.instant();
        case "traceparent" -> traceparent = in.nullable(() -> in.text(64));
        case "records" -> items = in.list(MOST_RECORDS, () -> item(in.slice()));
        default -> in.skip();
      }
    }
    in.required(schema, "schema");
    return new Envelope(
        in.required(node, "node"),
        in.required(journal, "journal"),
        in.required(sentAt, "sentAt"),
        traceparent,
        in.required(items, "records"));
  }

  static String node(JsonReader in) {
    var node = in.text(63);
    if (!Topics.NODE.matcher(node).matches()) throw in.refuse("not a node's name: '" + node + "'");
    return node;
  }

  private static Item item(byte[] bytes) {
    return switch (RecordCodec.decode(bytes)) {
      case Decoded.Value(var numbered) -> new Item.Good(bytes, numbered);
      case Decoded.Refused<?> refused ->
          switch (JsonReader.decode(bytes, EnvelopeCodec::seq)) {
            case Decoded.Value(var seq) -> new Item.Bad(bytes, seq, refused.sentence());
            case Decoded.Refused<?> _ -> new Item.Unnumbered(bytes, refused.sentence());
          };
    };
  }

  private static long seq(JsonReader in) {
    in.beginObject();
    Long seq = null;
    for (String name; (name = in.nextField()) != null; ) {
      if (name.equals("seq")) seq = in.integer(1, Long.MAX_VALUE - 1);
      else in.skip();
    }
    return in.required(seq, "seq");
  }
}
