package dev.loupe.schema.wire;

import dev.loupe.schema.fleet.FaultCode;
import dev.loupe.schema.fleet.Report;
import dev.loupe.schema.fleet.Report.Disk;
import dev.loupe.schema.fleet.Report.Journals;
import dev.loupe.schema.fleet.Report.Place;
import dev.loupe.schema.fleet.Report.Plc;
import dev.loupe.schema.fleet.Report.Slot;
import dev.loupe.schema.fleet.Report.Software;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `{schema, node, number, sentAt, …}` on `…/report`.
public final class ReportCodec {
  private static final long MOST = Long.MAX_VALUE - 1;

  private ReportCodec() {}

  /// A report and who sent it.
  public record Sent(String node, Report report) {}

  public static byte[] encode(String node, Report it) {
    return JsonWriter.encode(out -> {
      out.integer("schema", EnvelopeCodec.SCHEMA).text("node", node);
      out.integer("number", it.number()).text("sentAt", it.sentAt());
      out.text("version", it.software().version());
      out.text("line", it.place().line()).text("station", it.place().station());
      out.object("journals", in -> ReportPartsCodec.write(in, it.journals()));
      out.list("slots", it.slots(), slot -> out.object(in -> ReportSlotCodec.write(in, slot)));
      out.bool("ready", it.ready()).text("fault", it.fault().name());
      out.object("plc", in -> ReportPartsCodec.write(in, it.plc()));
      out.integer("queued", it.queued());
      out.object(
          "disk",
          in ->
              in.integer("usedBytes", it.disk().usedBytes())
                  .integer("freeBytes", it.disk().freeBytes()));
      out.integer("generation", it.generation());
    });
  }

  public static Decoded<Sent> decode(byte[] bytes) {
    return JsonReader.decode(
        bytes,
        in -> {
          in.beginObject();
          var fields = new Fields();
          for (String name; (name = in.nextField()) != null; ) fields.read(name, in);
          return fields.sent(in);
        });
  }

  /// What has been read of a report so far.
  private static final class Fields {
    private @Nullable Long schema;
    private @Nullable String node;
    private @Nullable Long number;
    private @Nullable Instant sentAt;
    private @Nullable String version;
    private @Nullable String line;
    private @Nullable String station;
    private @Nullable Journals journals;
    private @Nullable List<Slot> slots;
    private @Nullable Boolean ready;
    private @Nullable FaultCode fault;
    private @Nullable Plc plc;
    private @Nullable Long queued;
    private @Nullable Disk disk;
    private @Nullable Long generation;

    void read(String name, JsonReader in) {
      switch (name) {
        case "schema" -> schema = in.integer(EnvelopeCodec.SCHEMA, EnvelopeCodec.SCHEMA);
        case "node" -> node = EnvelopeCodec.node(in);
        case "number" -> number = in.integer(1, MOST);
        case "sentAt" -> sentAt = in.instant();
        case "version" -> version = in.text(64);
        case "line" -> line = in.text(PartCodec.LONGEST);
        case "station" -> station = in.text(PartCodec.LONGEST);
        case "journals" -> journals = ReportPartsCodec.readJournals(in);
        case "slots" -> slots = in.list(64, () -> ReportSlotCodec.read(in));
        case "ready" -> ready = in.bool();
        case "fault" -> fault = Words.read(in, FaultCode.values(), FaultCode::name);
        case "plc" -> plc = ReportPartsCodec.readPlc(in);
        case "queued" -> queued = in.integer(0, MOST);
        case "disk" -> disk = ReportPartsCodec.readDisk(in);
        case "generation" -> generation = in.integer(0, MOST);
        default -> in.skip();
      }
    }

    Sent sent(JsonReader in) {
      in.required(schema, "schema");
      var place = new Place(in.required(line, "line"), in.required(station, "station"));
      return new Sent(
          in.required(node, "node"),
          new Report(
              in.required(number, "number"),
              in.required(sentAt, "sentAt"),
              new Software(in.required(version, "version")),
              place,
              in.required(journals, "journals"),
              in.required(slots, "slots"),
              in.required(ready, "ready"),
              in.required(fault, "fault"),
              in.required(plc, "plc"),
              in.required(queued, "queued"),
              in.required(disk, "disk"),
              in.required(generation, "generation")));
    }
  }
}
