package dev.loupe.control.statistics;

import java.util.List;

/// Do rare events fall on the candidate more often than its share of parts explains? Under H₀ (its
/// rate is at most the champion's) an event falls on it with probability at most the share in force
/// then; with a rate r times the champion's, with share·w / (share·w + (1 − share)(1 − w)), where w
/// = r / (1 + r). E is the likelihood ratio mixed over w ~ Beta(1, 1) above ½, at the middles of
/// 400 equal steps: a finite mixture of martingales, so P(E ever ≥ 1/α) ≤ α (Ville) at any looks.
public final class Allocation {
  static final int STEPS = 400;

  /// Events that fell while the candidate had this share of the parts. Pairs on the same part have
  /// share ½: each event then falls on either of the two alike.
  public record Events(double share, long candidate, long champion) {
    public Events {
      if (!(share >= 0 && share <= 1 && candidate >= 0 && champion >= 0))
        throw new IllegalArgumentException(candidate + " and " + champion + " at " + share);
    }
  }

  private Allocation() {}

  /// ln E; 0 where nothing was learnt. At a share of 0 or 1 an event can fall on one side only and
  /// says nothing.
  public static double logE(List<Events> events) {
    var logs = new double[STEPS];
    for (int step = 0; step < STEPS; step++) {
      var w = 0.5 + (step + 0.5) / (2 * STEPS);
      for (var it : events) logs[step] += logRatio(it, w);
    }
    return logMean(logs);
  }

  private static double logRatio(Events events, double w) {
    var p = events.share();
    if (p == 0 || p == 1) return 0;
    var scale = Math.log(p * w + (1 - p) * (1 - w));
    return events.candidate() * (Math.log(w) - scale)
        + events.champion() * (Math.log(1 - w) - scale);
  }

  private static double logMean(double[] logs) {
    var most = Double.NEGATIVE_INFINITY;
    for (var log : logs) most = Math.max(most, log);
    var sum = 0.0;
    for (var log : logs) sum += Math.exp(log - most);
    return most + Math.log(sum / logs.length);
  }
}
