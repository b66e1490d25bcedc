package dev.loupe.control.statistics;

import java.util.List;
import java.util.random.RandomGenerator;

/// What G looks like when nothing has changed but lots differ among themselves: whole lots are
/// dealt anew into "current" and "reference". Exact wherever lots are exchangeable under the null.
public final class LotPermutation {
  private final long[][] lots;
  private final int currents;

  private LotPermutation(long[][] lots, int currents) {
    this.lots = lots;
    this.currents = currents;
  }

  /// Each lot a row of counts over the same bins.
  public static LotPermutation of(List<long[]> current, List<long[]> reference) {
    if (current.isEmpty() || reference.isEmpty())
      throw new IllegalArgumentException(current.size() + " and " + reference.size() + " lots");
    var lots = new long[current.size() + reference.size()][];
    for (int i = 0; i < lots.length; i++)
      lots[i] = i < current.size() ? current.get(i) : reference.get(i - current.size());
    return new LotPermutation(lots, current.size());
  }

  /// G of the two groups as they are.
  public double statistic() {
    return statistic(lots);
  }

  /// The share of `draws` deals, the real one among them, whose G is at least the real one's.
  public double pValue(int draws, RandomGenerator chance) {
    var seen = statistic() * (1 - 1e-12); // a tie is a tie in spite of rounding
    var dealt = lots.clone();
    var atLeast = 1;
    for (int draw = 0; draw < draws; draw++) {
      deal(dealt, chance);
      if (statistic(dealt) >= seen) atLeast++;
    }
    return (double) atLeast / (draws + 1);
  }

  /// The value that G stays below in a share of `share` of all deals: the null band's edge.
  public double quantile(double share, int draws, RandomGenerator chance) {
    var dealt = lots.clone();
    var values = new double[draws];
    for (int draw = 0; draw < draws; draw++) {
      deal(dealt, chance);
      values[draw] = statistic(dealt);
    }
    java.util.Arrays.sort(values);
    return values[Math.min(draws - 1, (int) Math.ceil(share * draws))];
  }

  /// Fisher–Yates, as far as the current lots need.
  private void deal(long[][] dealt, RandomGenerator chance) {
    for (int i = 0; i < currents; i++) {
      var j = i + chance.nextInt(dealt.length - i);
      var kept = dealt[i];
      dealt[i] = dealt[j];
      dealt[j] = kept;
    }
  }

  private double statistic(long[][] dealt) {
    var current = new long[dealt[0].length];
    var reference = new long[dealt[0].length];
    for (int lot = 0; lot < dealt.length; lot++) {
      var to = lot < currents ? current : reference;
      for (int bin = 0; bin < to.length; bin++) to[bin] += dealt[lot][bin];
    }
    return GTest.ofTwo(current, reference);
  }
}
