package dev.loupe.control.ledger.adapter;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Messages on their way from the broker to the writers, bounded in number and in bytes. What does
/// not fit is dropped: without a receipt the node sends it again.
final class Intake {
  private static final long MOST_BYTES = 64L << 20;

  /// One message as it came.
  record Arrival(String topic, byte[] payload) {}

  private final BlockingQueue<Arrival> queue;
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();

  Intake(int capacity) {
    queue = new ArrayBlockingQueue<>(capacity);
  }

  /// Never blocks: the caller is the broker's event loop.
  void offer(Arrival arrival) {
    var size = arrival.payload().length;
    if (bytes.addAndGet(size) <= MOST_BYTES && queue.offer(arrival)) return;
    bytes.addAndGet(-size);
    dropped.incrementAndGet();
  }

  Arrival take() throws InterruptedException {
    var arrival = queue.take();
    bytes.addAndGet(-arrival.payload().length);
    return arrival;
  }

  @Nullable Arrival poll() {
    var arrival = queue.poll();
    if (arrival != null) bytes.addAndGet(-arrival.payload().length);
    return arrival;
  }

  int size() {
    return queue.size();
  }

  long dropped() {
    return dropped.get();
  }
}
