package dev.loupe.edge.inference;

import dev.loupe.schema.inspection.ErrorCode;
import java.util.List;
import java.util.concurrent.Semaphore;

/// A detector that answers when it is let, and what it is told.
final class SlowDetector implements Detector {
  private final Semaphore let = new Semaphore(0);
  private volatile Scan scan = new Scan.Seen(List.of(), 0.125);
  private volatile boolean fails;
  private volatile boolean closed;

  void letOne() {
    let.release();
  }

  void letAll() {
    let.release(1_000_000);
  }

  void fail() {
    fails(true);
  }

  void fails(boolean now) {
    fails = now;
  }

  void answer(Scan next) {
    scan = next;
  }

  void answerNoNumber() {
    scan = new Scan.Senseless(ErrorCode.NOT_A_NUMBER, "no number");
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public Look look(Pair pair) throws ModelFailed {
    let.acquireUninterruptibly();
    if (fails) throw new ModelFailed("out of order", new IllegalStateException());
    return new Look(scan, System.nanoTime());
  }

  @Override
  public void close() {
    closed = true;
  }
}
