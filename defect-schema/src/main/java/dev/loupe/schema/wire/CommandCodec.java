package dev.loupe.schema.wire;

import dev.loupe.schema.wire.Command.Resend;
import java.util.List;
import java.util.UUID;

/// `{schema, type: "resend", ledger, node, journal, ranges: [[from, to]]}` on `…/command`.
public final class CommandCodec {
  private CommandCodec() {}

  public static byte[] encode(Command command) {
    return switch (command) {
      case Resend resend ->
          JsonWriter.encode(out -> {
            out.integer("schema", EnvelopeCodec.SCHEMA).text("type", "resend");
            out.text("ledger", resend.ledger())
                .text("node", resend.node())
                .text("journal", resend.journal());
            RangeCodec.write(out, "ranges", resend.ranges());
          });
    };
  }

  public static Decoded<Command> decode(byte[] bytes) {
    return JsonReader.decode(bytes, CommandCodec::read);
  }

  private static Command read(JsonReader in) {
    in.beginObject();
    Long schema = null;
    String type = null;
    UUID ledger = null;
    String node = null;
    UUID journal = null;
    List<Range> ranges = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "schema" -> schema = in.integer(EnvelopeCodec.SCHEMA, EnvelopeCodec.SCHEMA);
        case "type" -> type = in.text(32);
        case "ledger" -> ledger = in.uuid();
        case "node" -> node = EnvelopeCodec.node(in);
        case "journal" -> journal = in.uuid();
        case "ranges" -> ranges = RangeCodec.readAll(in);
        default -> in.skip();
      }
    }
    in.required(schema, "schema");
    if (!in.required(type, "type").equals("resend"))
      throw in.refuse("unknown command '" + type + "'");
    return new Resend(
        in.required(ledger, "ledger"),
        in.required(node, "node"),
        in.required(journal, "journal"),
        in.required(ranges, "ranges"));
  }
}
