package dev.loupe.edge.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.bundle.Manifest.Size;
import dev.loupe.bundle.Thresholds;
import dev.loupe.edge.drift.Bins;
import dev.loupe.edge.frame.ImageDecoder;
import dev.loupe.edge.inference.ModelState.Serving;
import dev.loupe.edge.rule.RecipeRules;
import dev.loupe.schema.model.ModelRef;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RehearsalTest {
  private static final Size SIZE = new Size(64, 64);

  /// Takes `ms` for each pair, and tells `began` of the first.
  private record Slow(int ms, CountDownLatch began) implements Detector {
    @Override
    public Look look(Pair pair) {
      began.countDown();
      try {
        Thread.sleep(ms);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return new Look(new Scan.Seen(List.of(), 0), System.nanoTime());
    }

    @Override
    public void close() {}
  }

  private static Serving serving(ModelWorker worker) {
    var model = new ModelRef("slow", "1", "0".repeat(64));
    var rules = new RecipeRules(Thresholds.of(0.5, 0.5), Map.of());
    return new Serving(model, SIZE, rules, worker, Bins.USUAL);
  }

  @Test
  void aSlowMachineEndsItBetweenTwoRunsSoThatTheModelIsFreeForWhatFollows() {
    try (var worker = new ModelWorker(new Slow(3_000, new CountDownLatch(1)))) {
      Rehearsal.briefly(serving(worker), ImageDecoder.pngOnly());
      assertThat(worker.isBusy()).isFalse();
    }
  }

  @Test
  void interruptedItEndsAfterTheRunInHand() throws InterruptedException {
    var began = new CountDownLatch(1);
    try (var worker = new ModelWorker(new Slow(500, began))) {
      var rehearsal =
          Thread.ofPlatform().start(() -> Rehearsal.of(serving(worker), ImageDecoder.pngOnly()));
      began.await();
      rehearsal.interrupt();
      rehearsal.join();
      assertThat(worker.isBusy()).isFalse();
    }
  }
}
