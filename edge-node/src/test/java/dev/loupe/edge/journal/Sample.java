package dev.loupe.edge.journal;

import dev.loupe.schema.inspection.Clock;
import dev.loupe.schema.inspection.Delivery;
import dev.loupe.schema.inspection.Delivery.RecordId;
import dev.loupe.schema.inspection.Delivery.State;
import dev.loupe.schema.inspection.Delivery.Timing;
import dev.loupe.schema.inspection.ErrorCode;
import dev.loupe.schema.inspection.Inspection;
import dev.loupe.schema.inspection.Latency;
import dev.loupe.schema.inspection.Origin;
import dev.loupe.schema.inspection.Outcome;
import dev.loupe.schema.inspection.Part;
import dev.loupe.schema.inspection.Verdict;
import dev.loupe.schema.wire.JournalRecord;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Small records to journal.
public final class Sample {
  private static final Clock AT = new Clock(Instant.parse("2026-01-01T00:00:00Z"), 1);

  private Sample() {}

  public static Inspection inspection(long trigger) {
    var part =
        new Part("P" + trigger, null, "L1", "line-1", "aoi-1", "recipe-a", Origin.PRODUCTION);
    return new Inspection(
        trigger,
        part,
        List.of(),
        List.of(),
        false,
        null,
        Outcome.error(ErrorCode.NO_FRAME),
        Latency.NONE,
        AT,
        null);
  }

  public static JournalRecord inspected(long trigger) {
    return new JournalRecord.Inspected(inspection(trigger));
  }

  public static JournalRecord delivered(long trigger, @Nullable RecordId inspected) {
    return new JournalRecord.Delivered(
        new Delivery(
            trigger,
            inspected,
            trigger << 16 | Verdict.ERROR.code(),
            Verdict.ERROR,
            State.ACKNOWLEDGED,
            new Timing(1, 2, 3),
            AT));
  }
}
