package dev.loupe.control.ledger;

import dev.loupe.schema.defect.Box;
import dev.loupe.schema.defect.Defect;
import dev.loupe.schema.defect.DefectClass;
import dev.loupe.schema.inspection.Arm;
import dev.loupe.schema.inspection.Clock;
import dev.loupe.schema.inspection.Delivery;
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
import dev.loupe.schema.wire.Decoded;
import dev.loupe.schema.wire.Envelope;
import dev.loupe.schema.wire.EnvelopeCodec;
import dev.loupe.schema.wire.JournalRecord;
import dev.loupe.schema.wire.Range;
import dev.loupe.schema.wire.RecordCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Records as a node's journal would hold them.
public final class Records {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00.123456Z");

  private Records() {}

  public static byte[] inspected(long seq, String part) {
    return RecordCodec.encode(
        seq,
        new JournalRecord.Inspected(
            new Inspection(
                seq,
                new Part(part, "A1", "lot-1", "line-1", "aoi-1", "pcb", Origin.PRODUCTION),
                List.of(new View(seq, 640, 480, null, "ab".repeat(32), "cd".repeat(32))),
                List.of(new Defect(0, new Box(1, 2, 30, 40.5), DefectClass.SHORT, 0.93)),
                false,
                new Served(Arm.CHAMPION, null, 0, new ModelRef("pcb", "1", "ef".repeat(32))),
                new Outcome(Verdict.REJECT, 0.93, ErrorCode.NONE),
                new Latency(1, 2, 3, 4),
                new Clock(NOW, 42 + seq),
                null)));
  }

  public static byte[] delivered(long seq, UUID journal, long inspected) {
    return RecordCodec.encode(
        seq,
        new JournalRecord.Delivered(
            new Delivery(
                inspected,
                new Delivery.RecordId(journal, inspected),
                inspected << 16 | 2,
                Verdict.REJECT,
                Delivery.State.ACKNOWLEDGED,
                new Delivery.Timing(1, 2, 15),
                new Clock(NOW, 43 + seq))));
  }

  public static byte[] lost(long seq, UUID journal, Range range) {
    return RecordCodec.encode(seq, new JournalRecord.Lost(journal, range, "disk replaced"));
  }

  /// Its number can be read, the rest cannot.
  public static byte[] bad(long seq) {
    return ("{\"seq\":" + seq + ",\"type\":\"inspected\"}").getBytes(StandardCharsets.UTF_8);
  }

  public static byte[] envelope(String node, UUID journal, List<byte[]> records) {
    return EnvelopeCodec.encode(node, journal, NOW, null, records);
  }

  public static Batch batch(String node, UUID journal, List<byte[]> records) {
    return switch (EnvelopeCodec.decode(envelope(node, journal, records))) {
      case Decoded.Value(var envelope) -> Batch.of(envelope);
      case Decoded.Refused<Envelope> refused -> throw new AssertionError(refused.sentence());
    };
  }
}
