package dev.loupe.edge.plc;

import static java.util.Objects.requireNonNull;

import dev.loupe.bridge.handshake.Command;
import dev.loupe.bridge.handshake.Command.Book;
import dev.loupe.bridge.handshake.Command.Commit;
import dev.loupe.bridge.handshake.Command.DropFrame;
import dev.loupe.bridge.handshake.Command.Inspect;
import dev.loupe.bridge.handshake.Command.ReadPart;
import dev.loupe.bridge.handshake.Command.ReadTrigger;
import dev.loupe.bridge.handshake.Command.Reset;
import dev.loupe.bridge.handshake.Command.Settle;
import dev.loupe.bridge.handshake.Event;
import dev.loupe.bridge.handshake.ResultWord;
import dev.loupe.bridge.handshake.Seen;
import dev.loupe.bridge.session.PartTags;
import dev.loupe.bridge.session.PlcSession;
import dev.loupe.bridge.session.SessionLost;
import dev.loupe.edge.frame.Camera;
import dev.loupe.edge.frame.CameraFailed;
import dev.loupe.edge.frame.Frame;
import dev.loupe.edge.plc.Bench.Sight;
import dev.loupe.schema.inspection.Delivery.State;
import dev.loupe.schema.inspection.ErrorCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Carries out what the handshake wants. One thread uses it.
final class Works {
  private static final Logger LOG = Logger.getLogger(Works.class);

  private final PlcSession session;
  private final Camera camera;
  private final Bench bench;
  private final Books books;
  private final Aftermath aftermath;
  private final Map<Long, Hand> hands = new HashMap<>();
  private @Nullable Frame frame;
  private @Nullable Frame prepared;
  private long ahead;
  private boolean formerClosed;
  private @Nullable PartTags tags;

  Works(PlcSession session, Camera camera, Bench bench, Books books, Aftermath aftermath) {
    this.session = session;
    this.camera = camera;
    this.bench = bench;
    this.books = books;
    this.aftermath = aftermath;
  }

  /// What stands at the PLC; with `first`, what a former process knew of it.
  Seen look(boolean first) throws SessionLost {
    var standing = session.readStanding();
    var part = standing.part();
    var former = first && part.trigger() != 0 ? former(part) : null;
    if (first) closeFormer(part, standing.word());
    return new Seen(part.trigger(), standing.word(), part.ack(), former);
  }

  private Seen.@Nullable Former former(PartTags part) {
    var found = bench.former(part);
    if (found.isEmpty()) return null;
    var former = Bench.former(found.get());
    hands.put(part.trigger(), Bench.hand(found.get(), part.partId(), former));
    return former;
  }

  /// A former process died after a word and before its delivery was in the books, and the PLC has
  /// moved on since: what stands there tells, or its fate is open.
  private void closeFormer(PartTags now, long word) {
    if (formerClosed) return;
    formerClosed = true;
    for (var left : books.journal().undelivered()) {
      var trigger = left.inspection().trigger();
      var hand = hands.get(trigger);
      if (hand != null && hand.record().filter(left.id()::equals).isPresent()) continue;
      var stands = trigger != now.trigger() && ResultWord.carries(word, trigger);
      var verdict = left.inspection().outcome().verdict();
      if (stands) verdict = ResultWord.verdict(word).orElse(verdict);
      Bench.hand(left, left.inspection().part().id(), Bench.former(left))
          .settle(
              books,
              ResultWord.of(trigger, verdict),
              verdict,
              stands && now.ack() == trigger ? State.ACKNOWLEDGED : State.UNKNOWN);
    }
  }

  Event taken(Frame taken) {
    frame = taken;
    aftermath.began();
    return new Event.FrameTaken(taken.number(), taken.arrived());
  }

  Event pollTrigger() throws SessionLost {
    var now = session.readTrigger();
    return new Event.TriggerRead(now.trigger(), now.ack());
  }

  /// Answers what came of it, if the handshake is to be told.
  Optional<Event> carryOut(Command command) throws SessionLost, CameraFailed {
    return switch (command) {
      case ReadPart _ -> Optional.of(readPart());
      case ReadTrigger _ -> Optional.of(pollTrigger());
      case Inspect inspect -> Optional.of(inspect(inspect));
      case Book book -> Optional.of(book(book));
      case Commit commit -> Optional.of(commit(commit));
      case Settle settle -> settle(settle);
      case Reset _ -> Optional.of(reset());
      case DropFrame _ -> {
        frame = null;
        yield Optional.empty();
      }
    };
  }

  private Event readPart() throws SessionLost {
    var reading = session.readPartLater();
    prepare(); // while the PLC answers
    var now = reading.await();
    tags = now;
    return new Event.PartRead(now.trigger(), now.ack(), now.readable());
  }

  private void prepare() {
    if (frame == null || frame == prepared) return;
    ahead = bench.prepare(frame);
    prepared = frame;
  }

  private Event inspect(Inspect wanted) {
    var of = requireNonNull(tags);
    try {
      return inHand(
          bench.inspect(
              new Sight(requireNonNull(frame), ahead), of, wanted.since(), wanted.deadline()));
    } catch (RuntimeException e) { // a bug must not leave the PLC without an answer
      LOG.error("the inspection failed", e);
      return inHand(bench.error(of, wanted.since(), ErrorCode.MODEL_FAILED));
    } finally {
      frame = null;
    }
  }

  private Event book(Book wanted) {
    return inHand(bench.error(partOf(wanted.trigger()), wanted.since(), wanted.why()));
  }

  /// Whose trigger it is, if the PLC still says so.
  private PartTags partOf(long trigger) {
    try {
      var now = session.readPart();
      if (now.trigger() == trigger) return now;
    } catch (SessionLost e) {
      // An ERROR may be unable to name its part.
    }
    return new PartTags(trigger, 0, "", "", "", "", PartTags.UNREAD, false);
  }

  private Event inHand(Hand hand) {
    hands.put(hand.trigger(), hand);
    return new Event.Inspected(hand.trigger(), hand.inspection().outcome());
  }

  private Event commit(Commit wanted) throws SessionLost {
    var hand = requireNonNull(hands.get(wanted.trigger()));
    if (wanted.clearFirst()) {
      session.writeWord(ResultWord.NONE);
      aftermath.cleared();
    }
    var start = System.nanoTime();
    session.write(hand.payload(wanted.outcome(), start)); // while the record goes to the disk
    var stands = hand.onceDurable(books, wanted.outcome());
    if (!stands.equals(wanted.outcome())) return new Event.Inspected(wanted.trigger(), stands);
    session.writeWord(ResultWord.of(wanted.trigger(), wanted.outcome().verdict()));
    hand.written(System.nanoTime() - start);
    aftermath.written(hand, wanted.outcome());
    return new Event.Committed(wanted.trigger());
  }

  private Optional<Event> settle(Settle wanted) {
    var hand = hands.remove(wanted.trigger());
    if (hand != null) { // none: a word of a former process whose delivery is in its journal
      hand.settle(books, wanted.word(), wanted.verdict(), wanted.state());
      aftermath.settled(hand, wanted);
    }
    return Optional.empty();
  }

  private Event reset() throws SessionLost, CameraFailed {
    session.writeWord(ResultWord.NONE);
    camera.empty();
    session.writeResetDone();
    return new Event.ResetDone();
  }
}
