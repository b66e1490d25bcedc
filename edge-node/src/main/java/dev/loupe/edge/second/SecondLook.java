package dev.loupe.edge.second;

import dev.loupe.edge.drift.Pixels;
import dev.loupe.edge.drift.Seen;
import dev.loupe.edge.drift.Summaries;
import dev.loupe.edge.frame.Sha256;
import dev.loupe.edge.image.Image;
import dev.loupe.edge.image.Images;
import dev.loupe.edge.inference.CandidateRuns;
import dev.loupe.edge.inference.Looked;
import dev.loupe.edge.journal.Journal;
import dev.loupe.edge.split.Way;
import dev.loupe.schema.drift.Summary;
import dev.loupe.schema.inspection.Clock;
import dev.loupe.schema.inspection.Delivery.RecordId;
import dev.loupe.schema.inspection.Inspection;
import dev.loupe.schema.inspection.Origin;
import dev.loupe.schema.wire.JournalRecord.Summed;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// What follows a part's word, on a thread of its own, one part after the other.
public final class SecondLook implements Afterwards, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(SecondLook.class);

  /// So many parts may wait; more are neither counted nor shadowed.
  private static final int MOST_WAITING = 64;

  private static final int LOOK_EVERY_S = 5;
  private static final int STOP_S = 3;

  private final Journal journal;
  private final Images images;
  private final Shadows shadows;
  private final Summaries summaries;
  private final Queue<Summary> unwritten = new ConcurrentLinkedQueue<>();
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(
          1, work -> Thread.ofPlatform().daemon().name("second-look").unstarted(work));

  public SecondLook(Journal journal, Images images, CandidateRuns runs, Summaries summaries) {
    this.journal = journal;
    this.images = images;
    this.shadows = new Shadows(runs);
    this.summaries = summaries;
    thread.setRejectedExecutionHandler(new DiscardPolicy()); // a part that ends while all stops
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    var _ =
        thread.scheduleWithFixedDelay(
            () -> guarded(this::turn), LOOK_EVERY_S, LOOK_EVERY_S, TimeUnit.SECONDS);
  }

  @Override
  public void began() {
    shadows.began(System.nanoTime());
  }

  @Override
  public void ended() {
    shadows.ended(System.nanoTime());
  }

  @Override
  public void follow(RecordId inspected, Inspection inspection, Looked looked) {
    if (thread.getQueue().size() <= MOST_WAITING)
      thread.execute(() -> guarded(() -> look(inspected, inspection, looked)));
    else LOG.warnf("Trigger %d has no second look: too many wait", inspection.trigger());
  }

  private static void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) { // the loop's boundary: a bug costs a look, not the thread
      LOG.error("A second look failed", e);
    }
  }

  private void look(RecordId inspected, Inspection inspection, Looked looked) {
    if (looked.way() == Way.SHADOW) shadow(inspected, inspection, looked);
    if (inspection.part().origin() == Origin.PRODUCTION) count(inspected, inspection, looked);
  }

  private void shadow(RecordId inspected, Inspection inspection, Looked looked) {
    var compared = shadows.compare(looked, inspection.part().recipe());
    if (Looked.differ(compared)) {
      var bytes = looked.frame().bytes();
      images.keep(new Image(Sha256.of(bytes), bytes, Image.Kind.FRAME));
    }
    var _ =
        journal
            .appendLater(looked.shadow(inspected, inspection.part(), compared))
            .whenComplete((_, failure) -> {
              if (failure != null) LOG.warn("A shadow's look is lost: " + failure.getMessage());
            });
  }

  private void count(RecordId inspected, Inspection inspection, Looked looked) {
    var first = looked.first();
    var lot = new Seen.Lot(inspection.part().recipe(), inspection.part().lot(), first.model());
    var detections = first.isError() ? Double.NaN : first.judgement().defects().size();
    var pixels = Pixels.of(looked.pair().test().pixels(), looked.pair().template().pixels());
    var seen = new Seen(inspected.seq(), lot, first.highest(), detections, pixels);
    summaries.count(seen, looked.bins(), now()).forEach(this::write);
  }

  private void turn() {
    for (var again = unwritten.size(); again > 0; again--)
      if (unwritten.poll() instanceof Summary summary) write(summary);
    summaries.due(now()).forEach(this::write);
  }

  /// A summary that cannot be written waits: its counts are nowhere else.
  private void write(Summary summary) {
    var _ =
        journal
            .appendLater(new Summed(summary))
            .whenComplete((_, failure) -> {
              if (failure != null) unwritten.add(summary);
            });
  }

  private static Clock now() {
    return new Clock(Instant.now(), System.nanoTime());
  }

  /// Finishes what waits and closes all counts. The journal must still be open.
  @Override
  public void close() {
    if (thread.isShutdown()) return;
    thread.execute(() -> guarded(() -> summaries.all(now()).forEach(this::write)));
    thread.shutdown();
    try {
      if (!thread.awaitTermination(STOP_S, TimeUnit.SECONDS))
        LOG.warn("The second look did not end in time: its counts are lost");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
