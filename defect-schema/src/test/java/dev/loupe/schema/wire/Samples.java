package dev.loupe.schema.wire;

import dev.loupe.schema.defect.Box;
import dev.loupe.schema.defect.Defect;
import dev.loupe.schema.defect.DefectClass;
import dev.loupe.schema.fleet.FaultCode;
import dev.loupe.schema.fleet.Report;
import dev.loupe.schema.fleet.Report.PlcState;
import dev.loupe.schema.fleet.Report.SlotState;
import dev.loupe.schema.inspection.Arm;
import dev.loupe.schema.inspection.Clock;
import dev.loupe.schema.inspection.Delivery;
import dev.loupe.schema.inspection.Delivery.RecordId;
import dev.loupe.schema.inspection.ErrorCode;
import dev.loupe.schema.inspection.Inspection;
import dev.loupe.schema.inspection.Latency;
import dev.loupe.schema.inspection.Origin;
import dev.loupe.schema.inspection.Outcome;
import dev.loupe.schema.inspection.Part;
import dev.loupe.schema.inspection.Served;
import dev.loupe.schema.inspection.Verdict;
import dev.loupe.schema.inspection.View;
import dev.loupe.schema.model.ModelRef;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// One message of each kind, every field set.
final class Samples {
  static final UUID JOURNAL = UUID.fromString("3f1c2b9e-8a51-4a7e-9f5d-0c9b1f4f7a10");
  static final UUID FORMER = UUID.fromString("7b0f6f0a-2d3c-4e5f-8a9b-1c2d3e4f5a6b");
  static final UUID LEDGER = UUID.fromString("c0ffee00-1234-4abc-8def-0123456789ab");
  static final String NODE = "node-1";
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");
  static final ModelRef MODEL = new ModelRef("pcb", "3", "a1".repeat(32));

  static final Inspection INSPECTION =
      new Inspection(
          42,
          new Part("A-000042", "07", "lot-9", "line-1", "aoi-1", "44000", Origin.PRODUCTION),
          List.of(new View(42, 640, 640, "b2".repeat(32), "c3".repeat(32), "d4".repeat(32))),
          List.of(new Defect(0, new Box(12.5, 30, 44, 61.25), DefectClass.SHORT, 0.931)),
          false,
          new Served(Arm.CHAMPION, "r-17", 5, MODEL),
          new Outcome(Verdict.REJECT, 0.931, ErrorCode.NONE),
          new Latency(1.25, 0.5, 6.75, 0.125),
          new Clock(NOON, 123_456_789),
          null);

  static final Delivery DELIVERY =
      new Delivery(
          42,
          new RecordId(JOURNAL, 17),
          (42L << 16) | 2,
          Verdict.REJECT,
          Delivery.State.ACKNOWLEDGED,
          new Delivery.Timing(0.75, 0.5, 10.5),
          new Clock(NOON, 123_999_999));

  static final Report REPORT =
      new Report(
          9,
          NOON,
          new Report.Software("0.1.0"),
          new Report.Place("line-1", "aoi-1"),
          new Report.Journals(
              JOURNAL, FORMER, List.of(new Report.Receipted(FORMER, List.of(new Range(1, 80))))),
          List.of(new Report.Slot("aoi-1", "44000", MODEL, SlotState.SERVING)),
          true,
          FaultCode.NONE,
          new Report.Plc(PlcState.CONNECTED, "2.4.1"),
          3,
          new Report.Disk(1_000_000, 9_000_000_000L),
          5);

  static final Receipt RECEIPT =
      new Receipt(
          LEDGER,
          NODE,
          JOURNAL,
          List.of(new Range(1, 16), new Range(18, 20)),
          List.of(new Receipt.Refusal(17, Receipt.Reason.CONFLICT, "17 is taken by other bytes")),
          4);

  static final Command RESEND = new Command.Resend(LEDGER, NODE, JOURNAL, List.of(new Range(3, 9)));

  static final Command LEASE = new Command.Lease(NODE, JOURNAL, 9, 5, 60);

  private Samples() {}

  static byte[] inspected() {
    return RecordCodec.encode(17, new JournalRecord.Inspected(INSPECTION));
  }

  static byte[] delivered() {
    return RecordCodec.encode(18, new JournalRecord.Delivered(DELIVERY));
  }

  static byte[] lost() {
    return RecordCodec.encode(
        19, new JournalRecord.Lost(FORMER, new Range(81, 83), "the disk was replaced"));
  }

  static byte[] envelope() {
    var records = List.of(inspected(), delivered(), lost());
    var trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    return EnvelopeCodec.encode(NODE, JOURNAL, NOON, trace, records);
  }

  /// Each kind's bytes by the name of its schema and a word of its own.
  static Map<String, byte[]> all() {
    var all = new LinkedHashMap<String, byte[]>();
    all.put("record.inspected", inspected());
    all.put("record.delivered", delivered());
    all.put("record.lost", lost());
    all.putAll(RolloutSamples.records());
    all.put("envelope", envelope());
    all.put("report", ReportCodec.encode(NODE, REPORT));
    all.put("report.residents", ReportCodec.encode(NODE, RolloutSamples.REPORT));
    all.put("receipt", ReceiptCodec.encode(RECEIPT));
    all.put("command", CommandCodec.encode(RESEND));
    all.put("command.lease", CommandCodec.encode(LEASE));
    all.put("assignment", AssignmentCodec.encode(RolloutSamples.ASSIGNMENT));
    return all;
  }

  static Decoded<?> decode(String kind, byte[] bytes) {
    return switch (kind.replaceFirst("\\..*", "")) {
      case "assignment" -> AssignmentCodec.decode(bytes);
      case "envelope" -> EnvelopeCodec.decode(bytes);
      case "report" -> ReportCodec.decode(bytes);
      case "receipt" -> ReceiptCodec.decode(bytes);
      case "command" -> CommandCodec.decode(bytes);
      default -> RecordCodec.decode(bytes);
    };
  }
}
