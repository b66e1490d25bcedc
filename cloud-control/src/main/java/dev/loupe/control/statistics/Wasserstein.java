package dev.loupe.control.statistics;

/// The way that shares must move from one histogram to the other (W₁), in units of the reference's
/// spread between its quartiles. Bins are given by their ascending inner edges; what lies beyond
/// the outermost edges has no known place and moves no way.
public final class Wasserstein {
  private Wasserstein() {}

  /// 0 where the two agree at each edge; infinite where they differ and the reference has no
  /// spread.
  public static double overIqr(double[] edges, long[] current, long[] reference) {
    if (current.length != edges.length + 1 || reference.length != current.length)
      throw new IllegalArgumentException(edges.length + " edges, " + current.length + " bins");
    var here = below(current);
    var there = below(reference);
    var way = 0.0;
    for (int i = 0; i + 1 < edges.length; i++)
      way += area(here[i] - there[i], here[i + 1] - there[i + 1]) * (edges[i + 1] - edges[i]);
    if (way == 0) return 0;
    return way / (quantile(edges, there, 0.75) - quantile(edges, there, 0.25));
  }

  /// The share below each inner edge.
  private static double[] below(long[] counts) {
    var total = 0L;
    for (var count : counts) total += count;
    if (total == 0) throw new IllegalArgumentException("no counts");
    var shares = new double[counts.length - 1];
    var sum = 0L;
    for (int i = 0; i < shares.length; i++) {
      sum += counts[i];
      shares[i] = (double) sum / total;
    }
    return shares;
  }

  /// Mean height of |line from a to b| over a width of 1.
  private static double area(double a, double b) {
    return a * b >= 0
        ? (Math.abs(a) + Math.abs(b)) / 2
        : (a * a + b * b) / (2 * (Math.abs(a) + Math.abs(b)));
  }

  private static double quantile(double[] edges, double[] below, double share) {
    if (edges.length == 0 || share <= below[0]) return edges.length == 0 ? 0 : edges[0];
    for (int i = 1; i < edges.length; i++)
      if (share <= below[i]) {
        var part = (share - below[i - 1]) / (below[i] - below[i - 1]);
        return edges[i - 1] + part * (edges[i] - edges[i - 1]);
      }
    return edges[edges.length - 1];
  }
}
