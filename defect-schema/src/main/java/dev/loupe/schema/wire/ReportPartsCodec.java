package dev.loupe.schema.wire;

import dev.loupe.schema.fleet.Report.Disk;
import dev.loupe.schema.fleet.Report.Journals;
import dev.loupe.schema.fleet.Report.Plc;
import dev.loupe.schema.fleet.Report.PlcState;
import dev.loupe.schema.fleet.Report.Receipted;
import java.util.List;
import java.util.UUID;

/// The objects inside a report.
final class ReportPartsCodec {
  private ReportPartsCodec() {}

  static void write(JsonWriter out, Journals journals) {
    out.text("live", journals.live()).text("predecessor", journals.predecessor());
    out.list(
        "receipted",
        journals.receipted(),
        it ->
            out.object(in -> {
              in.text("journal", it.journal());
              RangeCodec.write(in, "ranges", it.ranges());
            }));
  }

  static Journals readJournals(JsonReader in) {
    in.beginObject();
    UUID live = null;
    UUID predecessor = null;
    List<Receipted> receipted = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "live" -> live = in.uuid();
        case "predecessor" -> predecessor = in.nullable(in::uuid);
        case "receipted" -> receipted = in.list(10_000, () -> readReceipted(in));
        default -> in.skip();
      }
    }
    return new Journals(
        in.required(live, "live"), predecessor, in.required(receipted, "receipted"));
  }

  private static Receipted readReceipted(JsonReader in) {
    in.beginObject();
    UUID journal = null;
    List<Range> ranges = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "journal" -> journal = in.uuid();
        case "ranges" -> ranges = RangeCodec.readAll(in);
        default -> in.skip();
      }
    }
    return new Receipted(in.required(journal, "journal"), in.required(ranges, "ranges"));
  }

  static void write(JsonWriter out, Plc plc) {
    out.text("state", plc.state().wireName()).text("firmware", plc.firmware());
  }

  static Plc readPlc(JsonReader in) {
    in.beginObject();
    PlcState state = null;
    String firmware = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "state" -> state = Words.read(in, PlcState.values(), PlcState::wireName);
        case "firmware" -> firmware = in.text(PartCodec.LONGEST);
        default -> in.skip();
      }
    }
    return new Plc(in.required(state, "state"), in.required(firmware, "firmware"));
  }

  static Disk readDisk(JsonReader in) {
    in.beginObject();
    Long used = null;
    Long free = null;
    for (String name; (name = in.nextField()) != null; ) {
      switch (name) {
        case "usedBytes" -> used = in.integer(0, Long.MAX_VALUE - 1);
        case "freeBytes" -> free = in.integer(0, Long.MAX_VALUE - 1);
        default -> in.skip();
      }
    }
    return new Disk(in.required(used, "usedBytes"), in.required(free, "freeBytes"));
  }
}
