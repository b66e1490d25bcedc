package dev.loupe.edge.plc;

import dev.loupe.bridge.handshake.Seen.Former;
import dev.loupe.bridge.session.PartTags;
import dev.loupe.edge.frame.Frame;
import dev.loupe.edge.inference.Finding;
import dev.loupe.edge.inference.Inspector;
import dev.loupe.edge.inference.Subject;
import dev.loupe.edge.journal.Journal.Undelivered;
import dev.loupe.edge.journal.JournalUnwritable;
import dev.loupe.edge.plc.Hand.Booked;
import dev.loupe.edge.plc.Hand.Span;
import dev.loupe.schema.inspection.Clock;
import dev.loupe.schema.inspection.ErrorCode;
import dev.loupe.schema.inspection.Inspection;
import dev.loupe.schema.inspection.Latency;
import dev.loupe.schema.inspection.Origin;
import dev.loupe.schema.inspection.Outcome;
import dev.loupe.schema.inspection.Part;
import dev.loupe.schema.wire.JournalRecord.Inspected;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/// Where a part is looked at and its inspection put into the books.
final class Bench {
  private static final Logger LOG = Logger.getLogger(Bench.class);
  private static final int LONGEST = 128;
  private static final int MOST_TOLD = 20;

  private final Place place;
  private final Inspector inspector;
  private final Books books;
  private final Set<Integer> told = new HashSet<>();

  Bench(Place place, Inspector inspector, Books books) {
    this.place = place;
    this.inspector = inspector;
    this.books = books;
  }

  boolean ready() {
    return inspector.ready();
  }

  boolean hangs() {
    return inspector.hangs();
  }

  /// A frame, and for how many ns it has been decoded already.
  record Sight(Frame frame, long ahead) {}

  long prepare(Frame frame) {
    return inspector.prepare(frame);
  }

  Hand inspect(Sight sight, PartTags tags, long since, long deadline) {
    var acquire = Hand.ms(System.nanoTime() - since - sight.ahead());
    var finding = inspector.inspect(sight.frame(), subject(tags), deadline);
    var seen = finding.latency();
    tellOfUnknownOrigin(tags);
    var inspection =
        new Inspection(
            tags.trigger(),
            part(tags),
            finding.views(),
            finding.defects(),
            finding.truncated(),
            finding.served(),
            finding.outcome(),
            new Latency(
                acquire, seen.decode() + Hand.ms(sight.ahead()), seen.infer(), seen.decide()),
            now(),
            finding.sampling());
    return book(inspection, finding, tags.partId(), new Span(since, deadline));
  }

  /// A part that nobody looked at.
  Hand error(PartTags tags, long since, ErrorCode why) {
    var finding =
        new Finding(
            List.of(),
            List.of(),
            false,
            null,
            Outcome.error(why),
            Latency.NONE,
            List.of(),
            why.meaning(),
            null,
            null);
    return book(unseen(tags, why), finding, tags.partId(), Span.open(since));
  }

  private Inspection unseen(PartTags tags, ErrorCode why) {
    return new Inspection(
        tags.trigger(),
        part(tags),
        List.of(),
        List.of(),
        false,
        null,
        Outcome.error(why),
        Latency.NONE,
        now(),
        null);
  }

  /// What `error` does, but for the record.
  Hand rehearse(PartTags tags, long since) throws JournalUnwritable {
    var inspection = unseen(tags, ErrorCode.NOT_READY);
    books.journal().rehearse(new Inspected(inspection));
    return Hand.of(Booked.bare(new Books.Entry()), inspection, tags.partId(), Span.open(since));
  }

  private Hand book(Inspection inspection, Finding finding, String partId, Span span) {
    var entry = books.begin(inspection, finding.looked());
    var booked = new Booked(entry, finding.images(), finding.reason(), finding.looked());
    return Hand.of(booked, inspection, partId, span);
  }

  /// What a former process journalled for the part that stands at the PLC now; another part under
  /// the same number is none.
  Optional<Undelivered> former(PartTags tags) {
    return books
        .journal()
        .undelivered(tags.trigger())
        .filter(it -> it.inspection().part().id().equals(limited(tags.partId())));
  }

  static Former former(Undelivered it) {
    var inspection = it.inspection();
    var age = Duration.between(inspection.at().wall(), Instant.now()).toNanos();
    var before = (long) (inspection.latency().total() * 1e6);
    return new Former(inspection.outcome(), age < 0 ? age : age + before);
  }

  static Hand hand(Undelivered it, String partId, Former former) {
    var booked = Booked.bare(Books.Entry.durable(it.id()));
    var since = System.nanoTime() - Math.max(0, former.age());
    return Hand.of(booked, it.inspection(), partId, Span.open(since));
  }

  private static Subject subject(PartTags tags) {
    return new Subject(
        tags.recipe(),
        tags.panelPosition(),
        tags.partId(),
        tags.trigger(),
        origin(tags) == Origin.PRODUCTION);
  }

  /// A PLC that names none makes production; what nobody knows must count nowhere.
  private static Origin origin(PartTags tags) {
    return tags.origin() == 0
        ? Origin.PRODUCTION
        : Origin.ofCode(tags.origin()).orElse(Origin.OTHER);
  }

  /// Once for each such number: the PLC's programmer is to learn it, not to drown in it.
  private void tellOfUnknownOrigin(PartTags tags) {
    var unknown = tags.origin() != 0 && Origin.ofCode(tags.origin()).isEmpty();
    if (!unknown || !tags.readable() || !told.add(tags.origin()) || told.size() > MOST_TOLD) return;
    LOG.warnf(
        "PartOrigin of part %s is %d, a number that nobody knows: such parts are inspected and"
            + " answered, but count in no statistic; let the PLC write 1 to 5 (docs/plc.md)",
        tags.partId(), tags.origin());
  }

  private Part part(PartTags tags) {
    var position = limited(tags.panelPosition());
    return new Part(
        limited(tags.partId()),
        position.isEmpty() ? null : position,
        limited(tags.lot()),
        place.line(),
        place.station(),
        limited(tags.recipe()),
        origin(tags));
  }

  private static String limited(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  private static Clock now() {
    return new Clock(Instant.now(), System.nanoTime());
  }
}
