package dev.loupe.control.statistics;

/// How far two distributions over the same bins lie apart, from their counts. One smoothing for
/// all: half a count in each bin (Jeffreys), so that an empty bin is no infinity.
public final class Divergence {
  private static final double JEFFREYS = 0.5;

  private Divergence() {}

  /// Shares of the bins; they sum to 1.
  public static double[] smoothed(long[] counts) {
    var sum = 0.0;
    for (var count : counts) sum += count(count) + JEFFREYS;
    var shares = new double[counts.length];
    for (int i = 0; i < counts.length; i++) shares[i] = (counts[i] + JEFFREYS) / sum;
    return shares;
  }

  /// KL(current‖reference), in nats: the plant's rule.
  public static double kullbackLeibler(long[] current, long[] reference) {
    return kullbackLeibler(smoothed(current), smoothed(reference));
  }

  /// Jensen–Shannon distance: the root of the divergence in bits, in [0, 1].
  public static double jensenShannon(long[] current, long[] reference) {
    return jensenShannon(smoothed(current), smoothed(reference));
  }

  /// Population stability index, in nats.
  public static double stability(long[] current, long[] reference) {
    var p = smoothed(current);
    var q = smoothed(reference);
    return kullbackLeibler(p, q) + kullbackLeibler(q, p);
  }

  static double kullbackLeibler(double[] p, double[] q) {
    if (p.length != q.length)
      throw new IllegalArgumentException(p.length + " and " + q.length + " bins");
    var sum = 0.0;
    for (int i = 0; i < p.length; i++) if (p[i] > 0) sum += p[i] * Math.log(p[i] / q[i]);
    return sum;
  }

  static double jensenShannon(double[] p, double[] q) {
    var middle = new double[p.length];
    for (int i = 0; i < p.length; i++) middle[i] = (p[i] + q[i]) / 2;
    var nats = (kullbackLeibler(p, middle) + kullbackLeibler(q, middle)) / 2;
    return Math.sqrt(Math.max(0, nats / Math.log(2)));
  }

  private static long count(long count) {
    if (count < 0) throw new IllegalArgumentException("count " + count);
    return count;
  }
}
