package dev.loupe.control.plan;

import java.time.Duration;
import java.util.List;

/// How a candidate is tried. `alpha` is the chance of a false roll-back over all gates; `margin`
/// how many more parts a hundred may be judged wrongly by the candidate alone (a share), proven at
/// one of `looks` (counts of shadowed parts). A part's own model time is slow above `latencyMs`.
/// With `canaryWhileOpen` the canary may begin before that proof: the part then gets the more
/// severe of both verdicts.
public record Plan(
    double alpha,
    double margin,
    List<Integer> looks,
    Shadow shadow,
    List<Stage> stages,
    double latencyMs,
    boolean canaryWhileOpen,
    Duration reportTimeout,
    Duration bake,
    double auditShare,
    Guard guard) {
  /// One-sided chance of passing a candidate that is worse than the margin, over all looks.
  public static final double PASS_ALPHA = 0.05;

  public Plan {
    looks = List.copyOf(looks);
    stages = List.copyOf(stages);
  }

  /// `share` of the parts is shown to both models; `minParts` must be; longer than `maxHold` calls
  /// a person.
  public record Shadow(double share, int minParts, Duration maxHold) {}

  /// The candidate decides `share` of the parts, at least `minParts` of them and for `minTime`.
  /// `lease` is how long it may act without contact.
  public record Stage(
      double share, int minParts, Duration minTime, Duration maxHold, Duration lease) {}

  /// The node returns to the champion by itself after more than `errors` or `misses` in any `parts`
  /// consecutive candidate parts.
  public record Guard(int errors, int misses, int parts) {}

  public Stage stage(int number) {
    return stages.get(number - 1);
  }

  /// What each look may spend of the chance of passing wrongly.
  public double lookAlpha() {
    return PASS_ALPHA / looks.size();
  }
}
