package dev.loupe.edge.plc;

import dev.loupe.bridge.session.Payload;
import dev.loupe.edge.image.Image;
import dev.loupe.edge.inference.Looked;
import dev.loupe.edge.journal.JournalUnwritable;
import dev.loupe.schema.inspection.Clock;
import dev.loupe.schema.inspection.Delivery;
import dev.loupe.schema.inspection.Delivery.RecordId;
import dev.loupe.schema.inspection.Delivery.Timing;
import dev.loupe.schema.inspection.ErrorCode;
import dev.loupe.schema.inspection.Inspection;
import dev.loupe.schema.inspection.Outcome;
import dev.loupe.schema.inspection.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// A part between its inspection and the settling of its delivery. `partId` as the PLC gave it.
final class Hand {
  private static final Logger LOG = Logger.getLogger(Hand.class);
  private static final double LONGEST_MS = 86_400_000;

  private final Books.Entry entry;
  private final String partId;
  private final Span span;
  private final List<Image> images;
  private Inspection inspection;
  private @Nullable String reason;
  private @Nullable Looked looked;
  private double journalMs;
  private double totalMs;
  private double plcMs;

  private Hand(Booked booked, Inspection inspection, String partId, Span span) {
    this.inspection = inspection;
    this.entry = booked.entry;
    this.partId = partId;
    this.span = span;
    this.images = booked.images;
    this.reason = booked.reason;
    this.looked = booked.looked;
  }

  /// From its trigger to its deadline (`System.nanoTime`).
  record Span(long since, long deadline) {
    /// An ERROR is never too late.
    static Span open(long since) {
      return new Span(since, since + Long.MAX_VALUE);
    }
  }

  /// What is put into the books, and what goes with it.
  record Booked(
      Books.Entry entry, List<Image> images, @Nullable String reason, @Nullable Looked looked) {
    static Booked bare(Books.Entry entry) {
      return new Booked(entry, List.of(), null, null);
    }
  }

  static Hand of(Booked booked, Inspection inspection, String partId, Span span) {
    return new Hand(booked, inspection, partId, span);
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
    totalMs = ms(start - span.since);
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

  /// What the PLC may be told once the record is on the disk: `outcome` where that worked in time.
  Outcome onceDurable(Books books, Outcome outcome) {
    var start = System.nanoTime();
    try {
      books.durable(entry, unsaid());
    } catch (JournalUnwritable e) {
      LOG.error(e.getMessage());
      inspection = unsaid();
      reason = e.getMessage();
      looked = null;
      return inspection.outcome();
    }
    var now = System.nanoTime();
    journalMs += ms(now - start);
    var late = now - span.deadline > 0 && outcome.verdict() != Verdict.ERROR;
    return late ? Outcome.error(ErrorCode.DEADLINE) : outcome;
  }

  private Inspection unsaid() {
    return new Inspection(
        inspection.trigger(),
        inspection.part(),
        inspection.views(),
        inspection.defects(),
        inspection.truncated(),
        inspection.served(),
        Outcome.error(ErrorCode.JOURNAL),
        inspection.latency(),
        inspection.at(),
        inspection.sampling());
  }

  /// Payload and word took so long, the wait for the journal between them apart.
  void written(long nanos) {
    plcMs = Math.max(0, ms(nanos) - journalMs);
  }

  void settle(Books books, long word, Verdict verdict, Delivery.State state) {
    onceDurable(books, inspection.outcome());
    var at = new Clock(Instant.now(), System.nanoTime());
    var timing = new Timing(journalMs, plcMs, totalMs);
    books.settle(entry, new Delivery(inspection.trigger(), null, word, verdict, state, timing, at));
  }
}
