package dev.loupe.edge.assignment.adapter;

import dev.loupe.bundle.Bundle;
import dev.loupe.bundle.Opening;
import dev.loupe.bundle.Refusal;
import dev.loupe.edge.assignment.Workshop;
import dev.loupe.edge.assignment.adapter.BundleJudge.Judged;
import dev.loupe.edge.assignment.adapter.Warming.Warmed;
import dev.loupe.schema.fleet.Resident.Role;
import dev.loupe.schema.model.ModelRef;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Fetches, verifies and warms on one thread. A model that does not come back from being loaded
/// keeps a thread of its own, and is given up.
final class LocalWorkshop implements Workshop, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(LocalWorkshop.class);
  private static final long WARMING_AT_MOST_S = 120;
  private static final long STOPPING_AT_MOST_S = 5;

  private final BundleFetch fetch;
  private final BundleJudge judge;
  private final Warming warming;
  private final Own own;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("models-workshop").daemon().factory());
  private @Nullable Bundle verified;

  /// The configuration's own model: `digest` is null where it cannot be opened.
  record Own(@Nullable String digest, Supplier<Opening> open) {
    boolean is(String other) {
      return other.equals(digest);
    }
  }

  LocalWorkshop(BundleFetch fetch, BundleJudge judge, Warming warming, Own own) {
    this.fetch = fetch;
    this.judge = judge;
    this.warming = warming;
    this.own = own;
  }

  interface Job {
    void run() throws IOException, InterruptedException;
  }

  private void later(String digest, Results results, Job job) {
    thread.execute(() -> {
      try {
        if (results.wanted(digest)) job.run();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (IOException | RuntimeException | LinkageError e) { // the thread's boundary
        LOG.error("Model " + digest + " cannot be brought in", e);
        results.barred(digest, Refusal.UNFIT_MODEL, "model " + digest + " failed here: " + e);
      }
    });
  }

  @Override
  public void fetch(ModelRef model, Role role, Results results) {
    var digest = model.digest();
    if (own.is(digest) && role == Role.CHAMPION) results.fetched(digest);
    else
      later(
          digest,
          results,
          () -> {
            switch (fetch.fetch(digest, results.kept(), () -> results.wanted(digest))) {
              case Fetched.Stored _ -> results.fetched(digest);
              case Fetched.Away(var why) -> results.unfetched(digest, why);
              case Fetched.Barred(var code, var why) -> results.barred(digest, code, why);
            }
          });
  }

  @Override
  public void verify(ModelRef model, Role role, boolean reload, Instant latest, Results results) {
    var digest = model.digest();
    if (own.is(digest) && role == Role.CHAMPION) results.verified(digest);
    else
      later(
          digest,
          results,
          () -> {
            switch (reload ? judge.reload(digest, latest) : judge.accept(digest, latest)) {
              case Judged.Good(var bundle, _) -> {
                verified = bundle;
                results.verified(digest);
              }
              case Judged.Barred(var code, var why) -> results.barred(digest, code, why);
              case Judged.Undecided(var why) -> results.undecided(digest, why);
              case Judged.Damaged(var why) -> results.damaged(digest, why);
            }
          });
  }

  @Override
  public void warm(ModelRef model, boolean reload, @Nullable ModelRef beside, Results results) {
    later(
        model.digest(),
        results,
        () -> {
          var bundle = bundle(model.digest());
          if (bundle.isEmpty())
            results.damaged(model.digest(), "bundle " + model.digest() + " is gone");
          else warm(bundle.get(), reload, beside, results);
        });
  }

  /// The very bytes that were verified.
  private Optional<Bundle> bundle(String digest) throws IOException {
    var ready = verified;
    verified = null;
    if (ready != null && ready.digest().equals(digest)) return Optional.of(ready);
    if (own.is(digest))
      return own.open.get() instanceof Opening.Opened(var bundle)
          ? Optional.of(bundle)
          : Optional.empty();
    return judge.reload(digest, Instant.EPOCH) instanceof Judged.Good(var bundle, _)
        ? Optional.of(bundle)
        : Optional.empty();
  }

  private void warm(Bundle bundle, boolean reload, @Nullable ModelRef beside, Results results)
      throws IOException, InterruptedException {
    var other = beside == null || reload ? null : bundle(beside.digest()).orElse(null);
    var givenUp = new AtomicBoolean();
    var warmer =
        Thread.ofPlatform()
            .name("model-warming")
            .daemon()
            .start(() -> warm(bundle, reload, other, results, givenUp));
    await(warmer);
    if (warmer.isAlive() && givenUp.compareAndSet(false, true))
      results.barred(
          bundle.digest(),
          Refusal.BUDGET,
          "model "
              + bundle.ref().label()
              + " was not warm in "
              + WARMING_AT_MOST_S
              + " s: "
              + Refusal.BUDGET.wayOut()
              + ".");
  }

  /// ONNX Runtime goes with the process: no model may run then.
  private static void await(Thread warmer) throws InterruptedException {
    try {
      warmer.join(TimeUnit.SECONDS.toMillis(WARMING_AT_MOST_S));
    } catch (InterruptedException e) {
      warmer.interrupt();
      warmer.join(TimeUnit.SECONDS.toMillis(STOPPING_AT_MOST_S));
      throw e;
    }
  }

  private void warm(
      Bundle bundle,
      boolean reload,
      @Nullable Bundle beside,
      Results results,
      AtomicBoolean givenUp) {
    Warmed warmed;
    try {
      warmed = reload ? warming.again(bundle) : warming.first(bundle, beside);
    } catch (RuntimeException | LinkageError e) { // the thread's boundary
      LOG.error("Model " + bundle.ref().label() + " cannot serve", e);
      var sentence = "model " + bundle.ref().label() + " cannot serve: " + e;
      warmed = new Warmed.Barred(Refusal.UNFIT_MODEL, sentence);
    }
    var late = Thread.currentThread().isInterrupted() || !givenUp.compareAndSet(false, true);
    switch (warmed) {
      case Warmed.Warm(var model) when late -> model.worker().close();
      case Warmed.Warm(var model) -> results.warmed(model);
      case Warmed.Barred _ when late -> {}
      case Warmed.Barred(var code, var sentence) -> results.barred(bundle.digest(), code, sentence);
    }
  }

  /// What is being warmed is left at its next run, and nobody is told.
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(STOPPING_AT_MOST_S, TimeUnit.SECONDS))
        LOG.warn("A model is still being loaded while the node stops");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
