package dev.loupe.control.drift;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// The share of each bin that a group of so many lots would show if nothing had changed: between
/// `low` and `high` in 98 of 100 deals of whole lots. Empty where no test was possible.
public record Band(List<Double> low, List<Double> high) {
  public static final Band NONE = new Band(List.of(), List.of());
  private static final int DRAWS = 400;
  private static final double TAIL = 0.01;

  public Band {
    low = List.copyOf(low);
    high = List.copyOf(high);
  }

  static Band of(List<long[]> now, List<long[]> then, RandomGenerator chance) {
    var lots = new java.util.ArrayList<>(then);
    lots.addAll(now);
    var dealt = lots.toArray(new long[0][]);
    var bins = dealt[0].length;
    var shares = new double[bins][DRAWS];
    for (var draw = 0; draw < DRAWS; draw++) {
      var counts = deal(dealt, now.size(), chance);
      var total = Math.max(1, Arrays.stream(counts).sum());
      for (var bin = 0; bin < bins; bin++) shares[bin][draw] = (double) counts[bin] / total;
    }
    for (var each : shares) Arrays.sort(each);
    return new Band(
        edge(shares, (int) (TAIL * DRAWS)), edge(shares, DRAWS - 1 - (int) (TAIL * DRAWS)));
  }

  private static long[] deal(long[][] dealt, int many, RandomGenerator chance) {
    var counts = new long[dealt[0].length];
    for (var i = 0; i < many; i++) {
      var j = i + chance.nextInt(dealt.length - i);
      var kept = dealt[i];
      dealt[i] = dealt[j];
      dealt[j] = kept;
      for (var bin = 0; bin < counts.length; bin++) counts[bin] += dealt[i][bin];
    }
    return counts;
  }

  private static List<Double> edge(double[][] shares, int at) {
    return Arrays.stream(shares).map(each -> each[at]).toList();
  }
}
