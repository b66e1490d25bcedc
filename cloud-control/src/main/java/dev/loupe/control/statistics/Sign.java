package dev.loupe.control.statistics;

/// Of parts where exactly one of two was right, was it the champion more often than not? The sign
/// test at ½, anytime-valid: the likelihood ratio mixed over Beta(1, 1) above ½ in closed form, E =
/// 2ⁿ⁺¹ ∫ w^against (1 − w)^in_favour over w from ½ to 1.
public final class Sign {
  private Sign() {}

  /// ln E of `against` parts where the candidate alone was wrong and `inFavour` where the champion
  /// alone was; 0 of none.
  public static double logE(long against, long inFavour) {
    if (against < 0 || inFavour < 0)
      throw new IllegalArgumentException(against + " and " + inFavour);
    return (against + inFavour + 1) * Math.log(2)
        + Beta.log(against + 1.0, inFavour + 1.0)
        + Math.log(Math.max(Double.MIN_NORMAL, Beta.above(0.5, against + 1.0, inFavour + 1.0)));
  }
}
