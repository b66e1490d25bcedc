package dev.loupe.control.drift;

import java.util.List;

/// One lot's counts of one signal, over bins with these inner edges. Parts of one lot are alike, so
/// lots, never parts, are dealt anew in the tests.
public record LotCounts(String lot, List<Double> edges, List<Long> counts) {
  public LotCounts {
    edges = List.copyOf(edges);
    counts = List.copyOf(counts);
    if (counts.size() != edges.size() + 1)
      throw new IllegalArgumentException(counts.size() + " counts, " + edges.size() + " edges");
  }

  public long parts() {
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  long[] array() {
    return counts.stream().mapToLong(Long::longValue).toArray();
  }

  static long[] sum(List<LotCounts> lots) {
    if (lots.isEmpty()) return new long[0];
    var sum = new long[lots.getFirst().counts.size()];
    for (var lot : lots) for (var bin = 0; bin < sum.length; bin++) sum[bin] += lot.counts.get(bin);
    return sum;
  }

  static List<long[]> arrays(List<LotCounts> lots) {
    return lots.stream().map(LotCounts::array).toList();
  }
}
