package dev.loupe.it.check;

import java.util.Arrays;
import java.util.Collection;

/// Quantiles of samples, by nearest rank: the figure is one that was measured.
public final class Quantiles {
  private final double[] sorted;

  public Quantiles(Collection<Double> samples) {
    sorted = samples.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  public Quantiles(double[] samples) {
    sorted = samples.clone();
    Arrays.sort(sorted);
  }

  /// `share` in (0, 1]; 0 where there are no samples. Rounded to µs, for samples in ms.
  public double at(double share) {
    if (sorted.length == 0) return 0;
    var rank = (int) Math.ceil(share * sorted.length);
    return Math.round(sorted[Math.max(1, rank) - 1] * 1000) / 1000.0;
  }

  public int count() {
    return sorted.length;
  }
}
