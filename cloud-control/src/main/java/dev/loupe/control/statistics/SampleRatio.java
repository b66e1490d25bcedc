package dev.loupe.control.statistics;

/// Did the split give the candidate its share of the parts? A mixture over Beta(1, 1) against the
/// share that was assigned, both ways, anytime-valid: a split that is not the one assigned makes
/// every comparison of the two arms worthless.
public final class SampleRatio {
  private SampleRatio() {}

  /// ln E of `candidate` parts of `parts` at `share`; 0 where the share is all or none.
  public static double logE(long candidate, long parts, double share) {
    if (share <= 0 || share >= 1) return 0;
    return Beta.log(candidate + 1.0, parts - candidate + 1.0)
        - candidate * Math.log(share)
        - (parts - candidate) * Math.log1p(-share);
  }
}
