package dev.loupe.edge.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.bundle.Manifest.Size;
import dev.loupe.bundle.Refusal;
import dev.loupe.bundle.Thresholds;
import dev.loupe.edge.drift.Bins;
import dev.loupe.edge.inference.ModelState.Serving;
import dev.loupe.edge.rule.RecipeRules;
import dev.loupe.schema.model.ModelRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TryoutTest {
  private static final Duration DEADLINE = Duration.ofMillis(400);
  private static final int SLOW_MS = 350;
  private static final int FAR_TOO_SLOW_MS = 450;

  /// Takes as many ms for its n-th pair, from 0, as `took` says.
  private record Timed(IntUnaryOperator took, AtomicInteger pairs) implements Detector {
    @Override
    public Look look(Pair pair) {
      try {
        Thread.sleep(took.applyAsInt(pairs.getAndIncrement()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return new Look(new Scan.Seen(List.of(), 0), System.nanoTime());
    }

    @Override
    public void close() {}
  }

  @Test
  void aMachineThatHadOtherThingsToDoIsLookedAtAgain() {
    var detector = new Timed(n -> n > 0 && n < 5 ? SLOW_MS : 0, new AtomicInteger());
    try (var worker = new ModelWorker(detector)) {
      assertThat(Tryout.inTime(serving(worker), null, DEADLINE)).isEmpty();
    }
    assertThat(detector.pairs).hasValueGreaterThan(5);
  }

  @Test
  void aModelThatIsNeverInTimeIsRefusedAtOnce() {
    var detector = new Timed(_ -> FAR_TOO_SLOW_MS, new AtomicInteger());
    try (var worker = new ModelWorker(detector)) {
      assertThat(Tryout.inTime(serving(worker), null, DEADLINE))
          .hasValueSatisfying(failed -> {
            assertThat(failed.code()).isEqualTo(Refusal.BUDGET);
            assertThat(failed.sentence()).contains("slow:1@", "400 ms");
          });
    }
    assertThat(detector.pairs).hasValue(4);
  }

  private static Serving serving(ModelWorker worker) {
    var model = new ModelRef("slow", "1", "0".repeat(64));
    var rules = new RecipeRules(Thresholds.of(0.5, 0.5), Map.of());
    return new Serving(model, new Size(64, 64), rules, worker, Bins.USUAL);
  }
}
