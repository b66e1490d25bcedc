package dev.loupe.edge.plc;

import dev.loupe.bridge.session.Payload;
import dev.loupe.edge.image.Image;
import dev.loupe.edge.inference.Looked;
import dev.loupe.schema.inspection.Clock;
import dev.loupe.schema.inspection.Delivery;
import dev.loupe.schema.inspection.Delivery.RecordId;
import dev.loupe.schema.inspection.Delivery.Timing;
import dev.loupe.schema.inspection.Inspection;
import dev.loupe.schema.inspection.Outcome;
import dev.loupe.schema.inspection.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A part between its inspection and the settling of its delivery. `partId` as the PLC gave it;
/// `since` is its trigger (`System.nanoTime`).
final class Hand {
  private static final double LONGEST_MS = 86_400_000;

  private final Inspection inspection;
  private final Books.Entry entry;
  private final String partId;
  private final long since;
  private final double journalMs;
  private final List<Image> images;
  private final @Nullable String reason;
  private @Nullable Looked looked;
  private double totalMs;
  private double plcMs;

  private Hand(Booked booked, Inspection inspection, String partId, long since) {
    this.inspection = inspection;
    this.entry = booked.entry;
    this.partId = partId;
    this.since = since;
    this.journalMs = booked.journalMs;
    this.images = booked.images;
    this.reason = booked.reason;
    this.looked = booked.looked;
  }

  /// What came of putting it into the books.
  record Booked(
      Books.Entry entry,
      double journalMs,
      List<Image> images,
      @Nullable String reason,
      @Nullable Looked looked) {}

  static Hand of(Booked booked, Inspection inspection, String partId, long since) {
    return new Hand(booked, inspection, partId, since);
  }

  static double ms(long nanos) {
    return Math.clamp(nanos / 1e6, 0, LONGEST_MS);
  }

  long trigger() {
    return inspection.trigger();
  }

  /// Its Inspected record, once that is durable.
  Optional<RecordId> record() {
    return entry.id();
  }

  Inspection inspection() {
    return inspection;
  }

  List<Image> images() {
    return images;
  }

  @Nullable String reason() {
    return reason;
  }

  /// Once: a word that is written again follows nothing twice.
  Optional<Looked> takeLooked() {
    var taken = Optional.ofNullable(looked);
    looked = null;
    return taken;
  }

  double totalMs() {
    return totalMs;
  }

  double journalMs() {
    return journalMs;
  }

  double plcMs() {
    return plcMs;
  }

  /// The payload that is written at `start`; its latency ends there.
  Payload payload(Outcome outcome, long start) {
    totalMs = ms(start - since);
    var worst = inspection.defects().isEmpty() ? null : inspection.defects().getFirst();
    var served = inspection.served();
    return new Payload(
        inspection.trigger(),
        partId,
        outcome,
        inspection.defects().size(),
        worst == null ? 0 : worst.kind().code(),
        totalMs,
        inspection.latency().infer(),
        served == null ? "" : served.model().label());
  }

  void written(long nanos) {
    plcMs = ms(nanos);
  }

  void settle(Books books, long word, Verdict verdict, Delivery.State state) {
    var at = new Clock(Instant.now(), System.nanoTime());
    var timing = new Timing(journalMs, plcMs, totalMs);
    books.settle(entry, new Delivery(inspection.trigger(), null, word, verdict, state, timing, at));
  }
}
