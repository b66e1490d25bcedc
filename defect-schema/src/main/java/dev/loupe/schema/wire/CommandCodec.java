package dev.loupe.schema.wire;

import dev.loupe.schema.wire.Command.Lease;
import dev.loupe.schema.wire.Command.Resend;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// `{schema, type: "resend", ledger, node, journal, ranges: [[from, to]]}` or `{schema, type:
/// "lease", node, journal, report, generation, seconds}` on `…/command`.
public final class CommandCodec {
  private static final int LONGEST_LEASE = 86_400;

  private CommandCodec() {}

  public static byte[] encode(Command command) {
    return JsonWriter.encode(out -> {
      out.integer("schema", EnvelopeCodec.SCHEMA);
      switch (command) {
        case Resend resend -> {
          out.text("type", "resend").text("ledger", resend.ledger());
          out.text("node", resend.node()).text("journal", resend.journal());
          RangeCodec.write(out, "ranges", resend.ranges());
        }
        case Lease lease -> {
          out.text("type", "lease").text("node", lease.node()).text("journal", lease.journal());
          out.integer("report", lease.report()).integer("generation", lease.generation());
          out.integer("seconds", lease.seconds());
        }
      }
    });
  }

  public static Decoded<Command> decode(byte[] bytes) {
    return JsonReader.decode(
        bytes,
        in -> {
          in.beginObject();
          var fields = new Fields();
          for (String name; (name = in.nextField()) != null; ) fields.read(name, in);
          return fields.command(in);
        });
  }

  /// What has been read of a command so far.
  private static final class Fields {
    private @Nullable Long schema;
    private @Nullable String type;
    private @Nullable UUID ledger;
    private @Nullable String node;
    private @Nullable UUID journal;
    private @Nullable List<Range> ranges;
    private @Nullable Long report;
    private @Nullable Long generation;
    private @Nullable Long seconds;

    void read(String name, JsonReader in) {
      switch (name) {
        case "schema" -> schema = in.integer(EnvelopeCodec.SCHEMA, EnvelopeCodec.SCHEMA);
        case "type" -> type = in.text(32);
        case "ledger" -> ledger = in.uuid();
        case "node" -> node = EnvelopeCodec.node(in);
        case "journal" -> journal = in.uuid();
        case "ranges" -> ranges = RangeCodec.readAll(in);
        case "report" -> report = in.integer(1, Long.MAX_VALUE - 1);
        case "generation" -> generation = in.integer(1, Long.MAX_VALUE - 1);
        case "seconds" -> seconds = in.integer(1, LONGEST_LEASE);
        default -> in.skip();
      }
    }

    Command command(JsonReader in) {
      in.required(schema, "schema");
      var to = in.required(node, "node");
      var of = in.required(journal, "journal");
      return switch (in.required(type, "type")) {
        case "resend" ->
            new Resend(in.required(ledger, "ledger"), to, of, in.required(ranges, "ranges"));
        case "lease" ->
            new Lease(
                to,
                of,
                in.required(report, "report"),
                in.required(generation, "generation"),
                in.required(seconds, "seconds").intValue());
        default -> throw in.refuse("unknown command '" + type + "'");
      };
    }
  }
}
