package dev.loupe.edge.plc;

import dev.loupe.bridge.handshake.Event;
import dev.loupe.bridge.handshake.Handshake;
import dev.loupe.bridge.handshake.Seen;
import dev.loupe.bridge.handshake.State;
import dev.loupe.bridge.rehearsal.Steady;
import dev.loupe.bridge.session.PartTags;
import dev.loupe.edge.journal.JournalUnwritable;
import java.util.List;

/// A part that is none goes through handshake and journal, over and over, before Ready rises: what
/// a process does for the first time takes many times as long as later.
final class DressRehearsal implements Runnable {
  private static final int ROUNDS = Steady.rounds(100);
  private static final int IN_A_ROW = 10;
  private static final long AT_MOST_NS = 3_000_000_000L;

  private final Handshake handshake;
  private final Bench bench;
  private volatile boolean over;

  DressRehearsal(Handshake handshake, Bench bench) {
    this.handshake = handshake;
    this.bench = bench;
  }

  /// Whether the first part may come.
  boolean over() {
    return over;
  }

  @Override
  public void run() {
    try {
      var steady = new Steady(IN_A_ROW);
      var now = System.nanoTime();
      var end = now + AT_MOST_NS;
      for (var round = 1; now < end && !Thread.currentThread().isInterrupted(); round++) {
        play(now);
        var took = System.nanoTime() - now;
        now += took;
        if (steady.after(took) && round >= ROUNDS) return;
      }
    } catch (JournalUnwritable e) {
      // Ready waits for the journal as well
    } finally {
      over = true;
    }
  }

  private void play(long now) throws JournalUnwritable {
    var tags = new PartTags(1, 0, "rehearsal", "rehearsal", "", "", 0, true);
    var hand = bench.rehearse(tags, now);
    var outcome = hand.inspection().outcome();
    hand.payload(outcome, System.nanoTime());
    var state = handshake.step(State.START, new Event.Attached(new Seen(0, 0, 0, null)), now);
    for (var event :
        List.of(
            new Event.ResetDone(),
            new Event.TriggerSeen(1),
            new Event.FrameTaken(1, now),
            new Event.PartRead(1, 0, true),
            new Event.Inspected(1, outcome),
            new Event.Committed(1),
            new Event.AckSeen(1),
            new Event.Tick())) state = handshake.step(state.state(), event, now);
  }
}
