package dev.loupe.schema.wire;

import dev.loupe.schema.drift.Histogram;
import dev.loupe.schema.drift.Signal;
import dev.loupe.schema.drift.Summary;
import dev.loupe.schema.fleet.Assignment;
import dev.loupe.schema.fleet.GuardTripped;
import dev.loupe.schema.fleet.Report;
import dev.loupe.schema.fleet.Resident;
import dev.loupe.schema.inspection.Delivery.RecordId;
import dev.loupe.schema.inspection.ErrorCode;
import dev.loupe.schema.inspection.Inspection;
import dev.loupe.schema.inspection.Outcome;
import dev.loupe.schema.inspection.Sampling;
import dev.loupe.schema.inspection.Shadowed;
import dev.loupe.schema.inspection.Verdict;
import dev.loupe.schema.model.ModelRef;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One message of each kind that rollouts and drift need, every field set.
final class RolloutSamples {
  static final ModelRef CANDIDATE = new ModelRef("pcb", "4", "b2".repeat(32));

  static final Inspection SAMPLED =
      Samples.INSPECTION.sampled(new Sampling("A-000042", true, 0.05));

  static final Shadowed SHADOWED =
      shadowed(
          new Shadowed.Both(
              new Shadowed.Result(
                  Samples.MODEL,
                  new Outcome(Verdict.REJECT, 0.931, ErrorCode.NONE),
                  Samples.INSPECTION.defects(),
                  6.75,
                  0.125),
              new Shadowed.Result(
                  CANDIDATE, Outcome.error(ErrorCode.NOT_A_NUMBER), List.of(), 7.5, 0)));
  static final Shadowed SKIPPED = shadowed(new Shadowed.Skipped("the next part was waiting"));

  static final Summary SUMMARY =
      new Summary(
          "line-1",
          "aoi-1",
          "44000",
          "lot-9",
          Samples.MODEL,
          List.of(new Range(17, 17), new Range(20, 21)),
          3,
          List.of(
              new Histogram(Signal.HIGHEST_SCORE, List.of(0.25, 0.5), List.of(1L, 0L, 2L)),
              new Histogram(Signal.LUMA, List.of(101.5), List.of(2L, 1L))),
          Samples.INSPECTION.at());

  static final GuardTripped TRIPPED =
      new GuardTripped(
          "aoi-1",
          "44000",
          "r-17",
          5,
          CANDIDATE,
          GuardTripped.Why.ERRORS,
          3,
          50,
          Samples.INSPECTION.at());

  static final Assignment ASSIGNMENT =
      new Assignment(
          Samples.NODE,
          5,
          Samples.NOON,
          List.of(
              new Assignment.Slot(
                  "aoi-1",
                  "44000",
                  Samples.MODEL,
                  new Assignment.Candidate(
                      CANDIDATE,
                      "r-17",
                      Assignment.Mode.CANARY,
                      0.05,
                      true,
                      Duration.ofSeconds(60),
                      new Assignment.Limits(2, 3, 50)),
                  0.2,
                  "9f3a")));

  static final Report REPORT = report();

  private RolloutSamples() {}

  private static Shadowed shadowed(Shadowed.Compared compared) {
    return new Shadowed(
        new RecordId(Samples.JOURNAL, 17),
        Samples.INSPECTION.part(),
        "r-17",
        5,
        Assignment.Mode.SHADOW,
        compared,
        List.of("b2".repeat(32)),
        Samples.INSPECTION.at());
  }

  private static Report report() {
    var it = Samples.REPORT;
    var residents =
        List.of(
            new Resident(
                Samples.MODEL, Resident.Role.CHAMPION, Resident.State.SERVING, null, null, 5L),
            new Resident(
                CANDIDATE,
                Resident.Role.CANDIDATE,
                Resident.State.REFUSED,
                "BUDGET",
                "champion and candidate together take 130 of 100 ms",
                5L));
    var slot =
        new Report.Slot(
            "aoi-1", "44000", Samples.MODEL, Report.SlotState.SERVING, residents, "r-17", 0.05);
    return new Report(
        it.number(),
        it.sentAt(),
        it.software(),
        it.place(),
        it.journals(),
        List.of(slot),
        it.ready(),
        it.fault(),
        it.plc(),
        it.queued(),
        it.disk(),
        it.generation());
  }

  static Map<String, byte[]> records() {
    var all = new LinkedHashMap<String, byte[]>();
    all.put(
        "record.inspected.sampled", RecordCodec.encode(17, new JournalRecord.Inspected(SAMPLED)));
    all.put("record.shadowed", RecordCodec.encode(20, new JournalRecord.Shadow(SHADOWED)));
    all.put("record.shadowed.skipped", RecordCodec.encode(20, new JournalRecord.Shadow(SKIPPED)));
    all.put("record.summary", RecordCodec.encode(22, new JournalRecord.Summed(SUMMARY)));
    all.put("record.guardTripped", RecordCodec.encode(23, new JournalRecord.Tripped(TRIPPED)));
    return all;
  }
}
