package dev.loupe.edge.inference;

import dev.loupe.edge.inference.Detector.Look;
import dev.loupe.edge.inference.Detector.ModelFailed;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Runs one detector on one thread of its own. A model that does not answer keeps the thread, never
/// the caller.
public final class ModelWorker implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ModelWorker.class);

  private final Detector detector;
  private final AtomicBoolean busy = new AtomicBoolean();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("model").daemon().factory());

  public ModelWorker(Detector detector) {
    this.detector = detector;
  }

  /// What the model answered; `LATE` where it has not by the deadline.
  sealed interface Answer {
    record Seen(Look look) implements Answer {}

    record Failed(String why) implements Answer {}

    record Late() implements Answer {}
  }

  public boolean isBusy() {
    return busy.get();
  }

  /// Starts on `pair`, or is empty while the model still works on an earlier one, and once it is
  /// closed.
  Optional<Run> start(Pair pair) {
    if (!busy.compareAndSet(false, true)) return Optional.empty();
    var run = new Run(pair);
    try {
      thread.execute(run);
      return Optional.of(run);
    } catch (RejectedExecutionException e) {
      return Optional.empty();
    }
  }

  /// One pair on its way through the model.
  final class Run implements Runnable {
    private final Pair pair;
    private final long started = System.nanoTime();
    private final CountDownLatch done = new CountDownLatch(1);
    private final AtomicReference<@Nullable Answer> answer = new AtomicReference<>();

    private Run(Pair pair) {
      this.pair = pair;
    }

    long started() {
      return started;
    }

    boolean isDone() {
      return done.getCount() == 0;
    }

    @Override
    public void run() {
      var mine = answer();
      var inTime = answer.compareAndSet(null, mine);
      if (!inTime)
        LOG.warnf(
            "The model answered after %d ms, past the deadline: dropped (%s)",
            (System.nanoTime() - started) / 1_000_000, mine);
      busy.set(false); // before the caller goes on: its next part finds the worker free
      done.countDown();
    }

    private Answer answer() {
      try {
        var look = detector.look(pair);
        return new Answer.Seen(look);
      } catch (ModelFailed e) {
        LOG.error(e.getMessage(), e);
        return new Answer.Failed(String.valueOf(e.getMessage()));
      } catch (RuntimeException | Error e) { // the loop's boundary: a bug must not kill the line
        LOG.error("The model's worker failed", e);
        return new Answer.Failed("the model's worker failed: " + e);
      }
    }

    /// Waits until `deadline` (`System.nanoTime`) at most.
    Answer await(long deadline) {
      var interrupted = false;
      while (true) {
        try {
          var inTime = done.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
          if (interrupted) Thread.currentThread().interrupt();
          var late = new Answer.Late();
          if (!inTime && answer.compareAndSet(null, late)) return late;
          done.await(); // answered in this very moment
          return Objects.requireNonNull(answer.get());
        } catch (InterruptedException e) {
          interrupted = true; // a stopping node finishes the part in hand
        }
      }
    }
  }

  /// The model is closed after the run in hand, by its own thread: never under a run, and also when
  /// nobody waits for that any more. Waits for a second at most.
  @Override
  public void close() {
    try {
      thread.execute(detector::close);
    } catch (RejectedExecutionException e) {
      return; // closed before
    }
    thread.shutdown();
    try {
      var _ = thread.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
