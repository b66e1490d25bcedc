package dev.loupe.control.ledger.adapter;

import dev.loupe.control.ledger.Ledger.LedgerAway;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Tries again while the database is away, with growing pauses, until it answers or the process
/// stops.
final class Patience {
  private static final Logger LOG = Logger.getLogger(Patience.class);
  private static final long FIRST_MS = 50;
  private static final long LONGEST_MS = 2_000;

  /// The process stops; the work was not done.
  static final class Stopped extends RuntimeException {
    Stopped() {
      super("stopping");
    }
  }

  private volatile boolean stopped;

  <T> T insist(Supplier<T> work) {
    for (long pause = FIRST_MS; ; pause = Math.min(pause * 2, LONGEST_MS)) {
      if (stopped) throw new Stopped();
      try {
        return work.get();
      } catch (LedgerAway e) {
        LOG.warnf("the database is away, trying again: %s", e.getMessage());
        sleep(pause);
      }
    }
  }

  void stop() {
    stopped = true;
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Stopped();
    }
  }
}
