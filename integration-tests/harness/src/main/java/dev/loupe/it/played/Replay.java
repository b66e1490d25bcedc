package dev.loupe.it.played;

import dev.loupe.schema.drift.Summary;
import dev.loupe.schema.inspection.Arm;
import dev.loupe.schema.inspection.Clock;
import dev.loupe.schema.inspection.ErrorCode;
import dev.loupe.schema.inspection.Inspection;
import dev.loupe.schema.inspection.Latency;
import dev.loupe.schema.inspection.Origin;
import dev.loupe.schema.inspection.Outcome;
import dev.loupe.schema.inspection.Part;
import dev.loupe.schema.inspection.Served;
import dev.loupe.schema.inspection.Verdict;
import dev.loupe.schema.model.ModelRef;
import dev.loupe.schema.wire.JournalRecord;
import dev.loupe.schema.wire.Range;
import java.time.Instant;
import java.util.List;

/// Writes a lot's parts and its summary into a played node's journal.
record Replay(PlayedJournal journal, ModelRef model) {
  void lot(Lot lot) {
    var first = journal.next();
    for (var part = 1; part <= lot.parts(); part++) journal.add(inspected(lot, part));
    var covers = List.of(new Range(first, journal.next() - 1));
    journal.add(
        new JournalRecord.Summed(
            new Summary(
                Stand.LINE,
                lot.station(),
                lot.recipe(),
                lot.lot(),
                model,
                covers,
                lot.parts(),
                lot.signals(),
                now())));
  }

  private JournalRecord inspected(Lot lot, int number) {
    var part =
        new Part(
            lot.lot() + "-" + number,
            null,
            lot.lot(),
            Stand.LINE,
            lot.station(),
            lot.recipe(),
            Origin.PRODUCTION);
    return new JournalRecord.Inspected(
        new Inspection(
            journal.next(),
            part,
            List.of(),
            List.of(),
            false,
            new Served(Arm.CHAMPION, null, 0, model),
            new Outcome(Verdict.PASS, 0.9, ErrorCode.NONE),
            new Latency(1, 1, 5, 1),
            now(),
            null));
  }

  private static Clock now() {
    return new Clock(Instant.now(), System.nanoTime());
  }
}
