package dev.loupe.it.check;

/// Exact limits for a share.
public final class Binomial {
  private Binomial() {}

  /// Clopper and Pearson's one-sided lower limit: the largest share that `hits` of `trials` still
  /// contradicts at `confidence`. 0 where there are no hits.
  public static double lowerLimit(int hits, int trials, double confidence) {
    if (hits < 0 || hits > trials) throw new IllegalArgumentException(hits + " of " + trials);
    if (hits == 0) return 0;
    var low = 0.0;
    var high = 1.0;
    for (var i = 0; i < 60; i++) {
      var share = (low + high) / 2;
      if (atLeast(hits, trials, share) < 1 - confidence) low = share;
      else high = share;
    }
    return low;
  }

  /// P(X ≥ hits) of a binomial(trials, share), summed in logarithms from its upper end.
  private static double atLeast(int hits, int trials, double share) {
    var sum = 0.0;
    var logChoose = 0.0; // of (trials over k), k from trials downwards
    for (var k = trials; k >= hits; k--) {
      sum += Math.exp(logChoose + k * Math.log(share) + (trials - k) * Math.log1p(-share));
      logChoose += Math.log(k) - Math.log(trials - k + 1.0);
    }
    return sum;
  }
}
