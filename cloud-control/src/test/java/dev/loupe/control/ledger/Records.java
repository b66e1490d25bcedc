package dev.loupe.control.ledger;

import dev.loupe.schema.defect.Box;
import dev.loupe.schema.defect.Defect;
import dev.loupe.schema.defect.DefectClass;
import dev.loupe.schema.drift.Histogram;
import dev.loupe.schema.drift.Signal;
import dev.loupe.schema.drift.Summary;
import dev.loupe.schema.fleet.Assignment.Mode;
import dev.loupe.schema.fleet.GuardTripped;
import dev.loupe.schema.inspection.Arm;
import dev.loupe.schema.inspection.Clock;
import dev.loupe.schema.inspection.Delivery;
import dev.loupe.schema.inspection.ErrorCode;
import dev.loupe.schema.inspection.Inspection;
import dev.loupe.schema.inspection.Latency;
import dev.loupe.schema.inspection.Origin;
import dev.loupe.schema.inspection.Outcome;
import dev.loupe.schema.inspection.Part;
import dev.loupe.schema.inspection.Sampling;
import dev.loupe.schema.inspection.Served;
import dev.loupe.schema.inspection.Shadowed;
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

  private static final ModelRef MODEL = new ModelRef("pcb", "1", "ef".repeat(32));
  private static final ModelRef CANDIDATE = new ModelRef("pcb", "2", "fe".repeat(32));
  private static final Defect SHORT =
      new Defect(0, new Box(1, 2, 30, 40.5), DefectClass.SHORT, 0.93);

  private Records() {}

  public static byte[] inspected(long seq, String part) {
    return RecordCodec.encode(
        seq,
        new JournalRecord.Inspected(
            new Inspection(
                seq,
                part(part),
                List.of(new View(seq, 640, 480, null, "ab".repeat(32), "cd".repeat(32))),
                List.of(SHORT),
                false,
                new Served(Arm.CHAMPION, null, 0, MODEL),
                new Outcome(Verdict.REJECT, 0.93, ErrorCode.NONE),
                new Latency(1, 2, 3, 4),
                at(seq),
                new Sampling(part, true, 0.05))));
  }

  private static Part part(String id) {
    return new Part(id, "A1", "lot-1", "line-1", "aoi-1", "pcb", Origin.PRODUCTION);
  }

  private static Clock at(long seq) {
    return new Clock(NOW, 42 + seq);
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

  public static byte[] summed(long seq, Range... covers) {
    var all = List.of(covers);
    var parts = (int) all.stream().mapToLong(Range::size).sum();
    var luma = new Histogram(Signal.LUMA, List.of(100.0), List.of((long) parts, 0L));
    return RecordCodec.encode(
        seq,
        new JournalRecord.Summed(
            new Summary(
                "line-1", "aoi-1", "pcb", "lot-1", MODEL, all, parts, List.of(luma), at(seq))));
  }

  public static byte[] shadowed(long seq, UUID journal, long inspected) {
    var champion = result(MODEL, new Outcome(Verdict.REJECT, 0.93, ErrorCode.NONE));
    var candidate = result(CANDIDATE, new Outcome(Verdict.PASS, 0.8, ErrorCode.NONE));
    var frames = List.of("12".repeat(32));
    return shadowed(seq, journal, inspected, new Shadowed.Both(champion, candidate), frames);
  }

  public static byte[] skipped(long seq, UUID journal, long inspected) {
    var late = new Shadowed.Skipped("the next part came first");
    return shadowed(seq, journal, inspected, late, List.of());
  }

  private static byte[] shadowed(
      long seq, UUID journal, long inspected, Shadowed.Compared compared, List<String> images) {
    var of = new Delivery.RecordId(journal, inspected);
    return RecordCodec.encode(
        seq,
        new JournalRecord.Shadow(
            new Shadowed(of, part("part"), "r-1", 3, Mode.SHADOW, compared, images, at(seq))));
  }

  private static Shadowed.Result result(ModelRef model, Outcome outcome) {
    return new Shadowed.Result(model, outcome, List.of(SHORT), 3, 0.5);
  }

  public static byte[] tripped(long seq) {
    return RecordCodec.encode(
        seq,
        new JournalRecord.Tripped(
            new GuardTripped(
                "aoi-1", "pcb", "r-1", 3, CANDIDATE, GuardTripped.Why.MISSES, 4, 50, at(seq))));
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
