package dev.loupe.control.training.adapter;

import dev.loupe.control.ControlConfig;
import dev.loupe.control.training.Ended;
import dev.loupe.control.training.Ended.Exit;
import dev.loupe.control.training.Ended.Stop;
import dev.loupe.control.training.JobState;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Runs one job after the other. What it knows it has from the database, so that a crash at any
/// moment leaves a job that is taken up again.
@ApplicationScoped
class JobRunner {
  private static final Logger LOG = Logger.getLogger(JobRunner.class);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final long BEAT_MS = 1_000;
  private static final long GRACE_MS = 8_000;

  private final PostgresJobs jobs;
  private final JobFolders folders;
  private final ControlConfig config;
  private final UUID self = UUID.randomUUID();
  private volatile boolean closing;
  private @Nullable Thread worker;

  JobRunner(PostgresJobs jobs, JobFolders folders, ControlConfig config) {
    this.jobs = jobs;
    this.folders = folders;
    this.config = config;
  }

  void start(@Observes StartupEvent event) {
    if (config.training().jar().isEmpty()) return;
    worker = Thread.ofVirtual().name("training").start(this::work);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    closing = true;
    if (worker != null) worker.join(Duration.ofMillis(GRACE_MS));
  }

  private void work() {
    while (!closing) {
      try {
        var claimed = jobs.claim(self);
        if (claimed.isPresent()) run(claimed.get());
        else Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        return;
      } catch (Exception e) { // the loop's boundary: a job that cannot be run now is tried again
        LOG.warnf("Training jobs: %s", e.getMessage());
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.multipliedBy(10));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(PostgresJobs.Claimed job) throws Exception {
    if (job.cancelled()) {
      end(job.id(), new Ended.Cancelled("It was cancelled."));
      return;
    }
    JobProcess process;
    try {
      process =
          JobProcess.start(
              config.training(), folders.of(job.id()), config.data().resolve("images"));
    } catch (IOException e) {
      end(job.id(), new Ended.Failed("It cannot be started: " + e.getMessage() + "."));
      return;
    }
    LOG.infof("Training job %s runs as process %d", job.id(), process.pid());
    try {
      var stop = watch(job.id(), process);
      var exit = process.awaitMs(GRACE_MS);
      if (exit == null) {
        process.kill();
        exit = process.awaitMs(GRACE_MS);
      }
      var words = process.said().sentence();
      end(job.id(), Ended.of(new Exit(exit == null ? 137 : exit, words, job.tries(), stop)));
    } finally {
      process.kill();
    }
  }

  /// Until it ends, or is told to. Null where it ended by itself.
  private @Nullable Stop watch(UUID job, JobProcess process)
      throws SQLException, InterruptedException {
    var deadline =
        System.nanoTime() + Duration.ofMinutes(config.training().minutes() + 1L).toNanos();
    while (process.awaitMs(BEAT_MS) == null) {
      var said = process.said();
      Stop stop = null;
      if (closing) stop = Stop.CLOSING;
      else if (process.residentMb() > config.training().memoryMb()) stop = Stop.MEMORY;
      else if (System.nanoTime() - deadline > 0) stop = Stop.TIME;
      else if (!jobs.beat(job, self, said.step(), said.done(), said.of())) stop = Stop.CANCEL;
      if (stop != null) {
        process.terminate();
        return stop;
      }
    }
    var said = process.said();
    jobs.beat(job, self, said.step(), said.done(), said.of());
    return null;
  }

  private void end(UUID job, Ended ended) throws SQLException, IOException {
    LOG.infof("Training job %s: %s", job, ended);
    var metrics = folders.metrics(job).orElse(null);
    var result =
        switch (ended) {
          case Ended.Again() -> new PostgresJobs.Result(JobState.QUEUED, null, null, null);
          case Ended.Failed(var sentence) ->
              new PostgresJobs.Result(JobState.FAILED, sentence, null, null);
          case Ended.Cancelled(var sentence) ->
              new PostgresJobs.Result(JobState.CANCELLED, sentence, null, null);
          case Ended.Refused() ->
              new PostgresJobs.Result(JobState.REFUSED, Metrics.sentence(metrics), null, metrics);
          case Ended.Trained() ->
              new PostgresJobs.Result(
                  JobState.TRAINED,
                  "A model is proposed: confirm its governance, and sign it.",
                  folders.bundle(job).flatMap(it -> it.digest()).orElse(null),
                  metrics);
        };
    jobs.end(job, self, result);
  }

  boolean isOn() {
    return config.training().jar().filter(Files::isRegularFile).isPresent();
  }
}
