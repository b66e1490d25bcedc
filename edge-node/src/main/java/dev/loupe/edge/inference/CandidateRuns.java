package dev.loupe.edge.inference;

import dev.loupe.edge.inference.ModelWorker.Run;
import dev.loupe.schema.inspection.ErrorCode;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Runs candidates and tells how each run ended.
public final class CandidateRuns implements AutoCloseable {
  private final Models models;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().daemon().name("candidate-watch").unstarted(work));

  public CandidateRuns(Models models) {
    this.models = models;
  }

  /// Waits until `deadline` (`System.nanoTime`) at most.
  public Opinion look(Candidate candidate, Pair pair, String recipe, long deadline) {
    var serving = candidate.model();
    var size = serving.input();
    if (pair.test().width() != size.width() || pair.test().height() != size.height())
      return told(
          candidate,
          Opinion.error(
              serving.model(), ErrorCode.WRONG_SIZE, "the candidate takes images of " + size));
    var run = serving.worker().start(pair);
    return run.isEmpty()
        ? told(candidate, Opinion.busy(serving.model()))
        : told(candidate, run.get(), Opinion.of(serving, run.get(), recipe, deadline));
  }

  Opinion told(Candidate candidate, Opinion opinion) {
    models.ran(candidate, opinion.ran());
    return opinion;
  }

  Opinion told(Candidate candidate, Run run, Opinion opinion) {
    if (opinion.ran() == Ran.MISS) {
      var _ =
          watch.schedule(
              () -> {
                if (!run.isDone()) models.ran(candidate, Ran.HANG);
              },
              ModelWorker.HANGS_AFTER.toMillis(),
              TimeUnit.MILLISECONDS);
    }
    return told(candidate, opinion);
  }

  @Override
  public void close() {
    watch.shutdownNow();
  }
}
