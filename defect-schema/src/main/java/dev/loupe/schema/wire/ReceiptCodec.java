package dev.loupe.schema.wire;

import dev.loupe.schema.wire.Receipt.Reason;
import dev.loupe.schema.wire.Receipt.Refusal;
import java.util.List;
import java.util.UUID;

/// `{schema, ledger, node, journal, got: [[from, to]], refused: [{seq, reason, why}], credit}` on
/// `…/receipt`.
public final class ReceiptCodec {
  private ReceiptCodec() {}

  public static byte[] encode(Receipt receipt) {
    return JsonWriter.encode(out -> {
      out.integer("schema", EnvelopeCodec.SCHEMA)
          .text("ledger", receipt.ledger())
          .text("node", receipt.node());
      out.text("journal", receipt.journal());
      RangeCodec.write(out, "got", receipt.got());
      out.list(
          "refused",
          receipt.refused(),
          it ->
              out.object(in ->
                  in.integer("seq", it.seq()).text("reason", it.reason()).text("why", it.why())));
      out.integer("credit", receipt.credit());
    });
  }

  public static Decoded<Receipt> decode(byte[] bytes) {
    return JsonReader.decode(bytes, ReceiptCodec::read);
  }

  private static Receipt read(JsonReader in) {
    in.beginObject();
    Long schema = null;
    UUID ledger = null;
    String node = null;
    UUID journal = null;
    List<Range> got = null;
    List<Refusal> refused = null;
    Long credit = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "schema" -> schema = in.integer(EnvelopeCodec.SCHEMA, EnvelopeCodec.SCHEMA);
        case "ledger" -> ledger = in.uuid();
        case "node" -> node = EnvelopeCodec.node(in);
        case "journal" -> journal = in.uuid();
        case "got" -> got = RangeCodec.readAll(in);
        case "refused" -> refused = in.list(EnvelopeCodec.MOST_RECORDS, () -> refusal(in));
        case "credit" -> credit = in.integer(1, 1_000);
        default -> in.skip();
      }
    }
    in.required(schema, "schema");
    return new Receipt(
        in.required(ledger, "ledger"),
        in.required(node, "node"),
        in.required(journal, "journal"),
        in.required(got, "got"),
        in.required(refused, "refused"),
        in.required(credit, "credit").intValue());
  }

  private static Refusal refusal(JsonReader in) {
    in.beginObject();
    Long seq = null;
    Reason reason = null;
    String why = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "seq" -> seq = in.integer(1, Long.MAX_VALUE - 1);
        case "reason" -> reason = Words.read(in, Reason.values(), Reason::name);
        case "why" -> why = in.text(1_000);
        default -> in.skip();
      }
    }
    return new Refusal(
        in.required(seq, "seq"), in.required(reason, "reason"), in.required(why, "why"));
  }
}
