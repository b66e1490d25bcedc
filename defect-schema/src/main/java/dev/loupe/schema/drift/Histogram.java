package dev.loupe.schema.drift;

import java.util.List;

/// Counts of one signal by bin. `edges` are the inner edges, strictly ascending; `counts` has one
/// more: bin i holds the values v with edges[i-1] ≤ v < edges[i], the outer bins are open.
public record Histogram(Signal signal, List<Double> edges, List<Long> counts) {
  /// At most this many inner edges: 20 bins.
  public static final int MOST_EDGES = 19;

  public Histogram {
    edges = List.copyOf(edges);
    counts = List.copyOf(counts);
    if (edges.size() > MOST_EDGES) throw new IllegalArgumentException(edges.size() + " edges");
    for (var i = 0; i < edges.size(); i++)
      if (!Double.isFinite(edges.get(i)) || i > 0 && !(edges.get(i - 1) < edges.get(i)))
        throw new IllegalArgumentException("edges do not ascend: " + edges);
    if (counts.size() != edges.size() + 1)
      throw new IllegalArgumentException(
          counts.size() + " counts for " + edges.size() + " inner edges");
    for (var count : counts) if (count < 0) throw new IllegalArgumentException("count " + count);
  }

  public long total() {
    return counts.stream().mapToLong(Long::longValue).sum();
  }
}
