package dev.loupe.it.show;

import dev.loupe.it.check.Quantiles;
import java.util.List;

/// How quick the review page is for someone who knows every answer, by the browser's clock. The
/// times are in ms from the key that sends a part's labels to the frame that shows the next part's
/// image; `frameMs` is one frame of that browser, the floor of them all. `answers` are single words
/// (a box real, a box false, a box drawn), given in `seconds`.
public record Typed(
    double p50Ms, double p95Ms, double frameMs, double p95OfAsked, long answersAMinute) {
  private static final double ASKED_MS = 100;

  public static Typed of(List<Double> nextImageMs, double frameMs, int answers, double seconds) {
    var times = new Quantiles(nextImageMs);
    return new Typed(
        times.at(.5),
        times.at(.95),
        frameMs,
        Math.round(times.at(.95) / ASKED_MS * 1000) / 1000.0,
        Math.round(answers / seconds * 60));
  }
}
