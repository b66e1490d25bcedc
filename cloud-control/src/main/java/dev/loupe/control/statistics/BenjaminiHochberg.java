package dev.loupe.control.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Many tests at once (Benjamini and Hochberg 1995).
public final class BenjaminiHochberg {
  private BenjaminiHochberg() {}

  /// The adjusted p-values, in the order given: those at most q may be called with a
  /// false-discovery rate of q.
  public static double[] adjusted(List<Double> pValues) {
    var n = pValues.size();
    var order = IntStream.range(0, n).boxed().sorted(Comparator.comparing(pValues::get)).toList();
    var adjusted = new double[n];
    var least = 1.0;
    for (int rank = n; rank >= 1; rank--) {
      var at = order.get(rank - 1);
      least = Math.min(least, pValues.get(at) * n / rank);
      adjusted[at] = least;
    }
    return adjusted;
  }
}
