package dev.loupe.edge.plc;

import dev.loupe.bridge.handshake.Command.Settle;
import dev.loupe.edge.image.Images;
import dev.loupe.edge.journal.Trace;
import dev.loupe.edge.second.Afterwards;
import dev.loupe.schema.inspection.ErrorCode;
import dev.loupe.schema.inspection.Outcome;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/// What is done for a part once its word is written: its images kept, a line logged.
final class Aftermath {
  private static final Logger LOG = Logger.getLogger("dev.loupe.edge.part");

  private final Images images;
  private final Afterwards afterwards;
  private final AtomicLong unacknowledged = new AtomicLong();

  Aftermath(Images images, Afterwards afterwards) {
    this.images = images;
    this.afterwards = afterwards;
  }

  /// How many words were cleared because the PLC had not acknowledged them.
  long unacknowledged() {
    return unacknowledged.get();
  }

  void cleared() {
    unacknowledged.incrementAndGet();
  }

  /// A part's frame is there.
  void began() {
    afterwards.began();
  }

  void written(Hand hand, Outcome outcome) {
    hand.images().forEach(images::keep);
    about(hand);
    MDC.put("verdict", outcome.verdict().name());
    times(hand);
    if (outcome.error() == ErrorCode.NONE) LOG.info("result written");
    else LOG.warnf("ERROR(%s): %s", outcome.error(), reason(hand, outcome));
    MDC.clear();
    afterwards.ended();
    hand.takeLooked()
        .ifPresent(looked ->
            hand.record().ifPresent(id -> afterwards.follow(id, hand.inspection(), looked)));
  }

  private static String reason(Hand hand, Outcome outcome) {
    var own = hand.reason();
    return own != null && hand.inspection().outcome().error() == outcome.error()
        ? own
        : outcome.error().meaning();
  }

  void settled(Hand hand, Settle how) {
    about(hand);
    switch (how.state()) {
      case ACKNOWLEDGED -> LOG.debug("acknowledged");
      case LATE -> LOG.warn("the PLC acknowledged late");
      case UNKNOWN -> LOG.warn("the PLC did not acknowledge");
    }
    MDC.clear();
  }

  private static void times(Hand hand) {
    var seen = hand.inspection().latency();
    put("acquireMs", seen.acquire());
    put("decodeMs", seen.decode());
    put("inferMs", seen.infer());
    put("decideMs", seen.decide());
    put("journalMs", hand.journalMs());
    put("totalMs", hand.totalMs());
    put("plcMs", hand.plcMs());
  }

  private static void put(String name, double ms) {
    MDC.put(name, Math.round(ms * 100) / 100.0);
  }

  private static void about(Hand hand) {
    var part = hand.inspection().part();
    MDC.put("part", part.id());
    MDC.put("lot", part.lot());
    MDC.put("trigger", hand.trigger());
    hand.record().ifPresent(record -> MDC.put("traceId", Trace.id(record)));
  }
}
