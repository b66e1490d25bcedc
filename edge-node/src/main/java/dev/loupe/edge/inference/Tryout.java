package dev.loupe.edge.inference;

import dev.loupe.bundle.GoldenSet;
import dev.loupe.bundle.GoldenSet.Sample;
import dev.loupe.bundle.Manifest.Size;
import dev.loupe.bundle.Refusal;
import dev.loupe.edge.frame.Decoding;
import dev.loupe.edge.frame.Grey;
import dev.loupe.edge.frame.ImageDecoder;
import dev.loupe.edge.inference.ModelState.Serving;
import dev.loupe.edge.inference.ModelWorker.Answer;
import dev.loupe.edge.rule.Rule;
import dev.loupe.schema.inspection.Verdict;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What a new model must show before it may serve: its own golden samples, and that it leaves time
/// for the deadline beside the champion.
public final class Tryout {
  private static final int ROUNDS = 20;

  /// So many rounds may be slow: a machine has other things to do as well.
  private static final int SLOW_AT_MOST = 3;

  private static final int LOOKS = 3;
  private static final Duration PAUSE = Duration.ofSeconds(2);

  /// Of the deadline; the rest is for the frame, the journal and the PLC.
  private static final double SHARE = 0.8;

  private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(10);

  private Tryout() {}

  public record Failed(Refusal code, String sentence) {}

  /// Empty where every sample got its verdict.
  public static Optional<Failed> golden(Serving model, GoldenSet golden, ImageDecoder decoder) {
    for (var sample : golden.samples()) {
      var found = verdict(model, sample, decoder);
      if (found == sample.verdict()) continue;
      var what =
          "model %s gives its golden sample %s %s, its bundle says %s"
              .formatted(
                  model.model().label(),
                  sample.name(),
                  found == null ? "no verdict" : found,
                  sample.verdict());
      return Optional.of(failed(Refusal.GOLDEN_SET, what));
    }
    return Optional.empty();
  }

  /// By the model's own thresholds, whatever this node's recipes say.
  private static @Nullable Verdict verdict(Serving model, Sample sample, ImageDecoder decoder) {
    var test = picture(sample.image(), model.input(), decoder);
    var template = sample.template();
    var golden = template == null ? test : picture(template, model.input(), decoder);
    if (test == null || golden == null) return null;
    return run(model, new Pair(test, golden)) instanceof Answer.Seen(var look)
            && look.scan() instanceof Scan.Seen(var defects, var highest)
        ? Rule.judge(defects, highest, model.rules().standard()).outcome().verdict()
        : null;
  }

  private static @Nullable Grey picture(byte[] png, Size size, ImageDecoder decoder) {
    return decoder.decode(png, size) instanceof Decoding.Picture(var grey) ? grey : null;
  }

  private static Answer run(Serving model, Pair pair) {
    var run = model.worker().start(pair);
    return run.isEmpty() ? new Answer.Late() : run.get().await(System.nanoTime() + PATIENCE_NS);
  }

  /// Runs `model` and `beside` (null: alone) at the same time, as either-rejects does. Where some
  /// round shows that they can be in time, the machine had other things to do, and they are looked
  /// at again after a pause.
  public static Optional<Failed> inTime(
      Serving model, @Nullable Serving beside, Duration deadline) {
    var allowed = (long) (deadline.toNanos() * SHARE);
    for (var looks = 1; ; looks++) {
      var look = look(model, beside, allowed);
      if (look.slow <= SLOW_AT_MOST) return Optional.empty();
      if (looks == LOOKS || look.quickest > deadline.toNanos() || !paused())
        return Optional.of(late(model, beside, look.slowest, deadline));
    }
  }

  /// How many rounds were slow, and how long the quickest and the slowest took, in ns.
  private record Look(int slow, long quickest, long slowest) {
    static final Look NONE = new Look(0, Long.MAX_VALUE, 0);

    Look with(long took, long allowed) {
      return new Look(
          took > allowed ? slow + 1 : slow, Math.min(quickest, took), Math.max(slowest, took));
    }
  }

  private static Look look(Serving model, @Nullable Serving beside, long allowed) {
    var look = Look.NONE;
    for (var round = 0; round < ROUNDS && !Thread.currentThread().isInterrupted(); round++) {
      look = look.with(round(model, beside), allowed);
      if (look.slow > SLOW_AT_MOST) return look;
    }
    return look;
  }

  private static boolean paused() {
    try {
      Thread.sleep(PAUSE);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static long round(Serving model, @Nullable Serving beside) {
    var pair = blank(model.input());
    var other = beside == null ? pair : blank(beside.input());
    var began = System.nanoTime();
    var second = beside == null ? Optional.<ModelWorker.Run>empty() : beside.worker().start(other);
    var first = run(model, pair);
    second.ifPresent(run -> run.await(began + PATIENCE_NS));
    return first instanceof Answer.Late ? PATIENCE_NS : System.nanoTime() - began;
  }

  private static Failed late(
      Serving model, @Nullable Serving beside, long slowest, Duration deadline) {
    return failed(
        Refusal.BUDGET,
        "model %s%s takes up to %.1f ms, the deadline is %d ms"
            .formatted(
                model.model().label(),
                beside == null ? "" : " beside " + beside.model().label(),
                slowest / 1e6,
                deadline.toMillis()));
  }

  private static Failed failed(Refusal code, String what) {
    return new Failed(code, what + ": " + code.wayOut() + ".");
  }

  private static Pair blank(Size size) {
    var grey = new Grey(size.width(), size.height(), new byte[size.width() * size.height()]);
    return new Pair(grey, grey);
  }
}
