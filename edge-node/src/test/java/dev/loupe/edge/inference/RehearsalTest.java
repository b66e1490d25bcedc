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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RehearsalTest {
  private static final int SLOW_MS = 3_000;

  @Test
  @Timeout(60)
  void aSlowMachineEndsItBetweenTwoRunsSoThatTheModelIsFreeForWhatFollows() {
    var detector =
        new Detector() {
          @Override
          public Look look(Pair pair) {
            try {
              Thread.sleep(SLOW_MS);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            return new Look(new Scan.Seen(List.of(), 0), System.nanoTime());
          }

          @Override
          public void close() {}
        };
    try (var worker = new ModelWorker(detector)) {
      var model = new ModelRef("slow", "1", "0".repeat(64));
      var rules = new RecipeRules(Thresholds.of(0.5, 0.5), Map.of());
      Rehearsal.briefly(
          new Serving(model, new Size(64, 64), rules, worker, Bins.USUAL), ImageDecoder.pngOnly());
      assertThat(worker.isBusy()).isFalse();
    }
  }
}
