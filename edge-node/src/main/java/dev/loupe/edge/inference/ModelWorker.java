package dev.loupe.edge.inference;

import dev.loupe.edge.inference.Detector.Look;
import dev.loupe.edge.inference.Detector.ModelFailed;
import java.time.Duration;
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
  /// A model that has not answered so long after its deadline hangs.
  static final Duration HANGS_AFTER = Duration.ofSeconds(2);

  private static final Logger LOG = Logger.getLogger(ModelWorker.class);

  private final Detector detector;
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile @Nullable Run inHand;
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

    Late LATE = new Late();
  }

  public boolean isBusy() {
    return busy.get();
  }

  /// Whether the model still works on a part whose deadline is seconds ago.
  public boolean hangs() {
    var run = inHand;
    return run != null && System.nanoTime() - run.deadline > HANGS_AFTER.toNanos();
  }

  Optional<Run> start(Pair pair) {
    return start(pair, "nobody's part");
  }

  /// Starts on `pair`, which is `whose` for the log, or is empty while the model still works on an
  /// earlier one, and once it is closed.
  Optional<Run> start(Pair pair, String whose) {
    if (!busy.compareAndSet(false, true)) return Optional.empty();
    var run = new Run(pair, whose);
    inHand = run;
    try {
      thread.execute(run);
      return Optional.of(run);
    } catch (RejectedExecutionException e) {
      inHand = null;
      return Optional.empty();
    }
  }

  /// One pair on its way through the model.
  final class Run implements Runnable {
    private final Pair pair;
    private final String whose;
    private final long started = System.nanoTime();
    private final CountDownLatch done = new CountDownLatch(1);
    private final AtomicReference<@Nullable Answer> answer = new AtomicReference<>();
    private volatile long deadline = started;

    private Run(Pair pair, String whose) {
      this.pair = pair;
      this.whose = whose;
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
            "The model answered after %d ms, past the deadline of %s: dropped (%s)",
            (System.nanoTime() - started) / 1_000_000, whose, mine);
      inHand = null;
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
    Answer await(long until) {
      deadline = until;
      var interrupted = false;
      try {
        while (true) {
          try {
            var inTime = done.await(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (!inTime && answer.compareAndSet(null, Answer.LATE)) return Answer.LATE;
            done.await(); // answered in this very moment
            return Objects.requireNonNull(answer.get());
          } catch (InterruptedException e) {
            interrupted = true; // a stopping node finishes the part in hand
          }
        }
      } finally {
        if (interrupted) Thread.currentThread().interrupt();
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
