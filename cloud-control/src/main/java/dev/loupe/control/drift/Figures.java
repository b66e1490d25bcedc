package dev.loupe.control.drift;

import org.jspecify.annotations.Nullable;

/// How far now lies from then. `kl` is KL(now‖then) in nats, the plant's own rule; `js` the
/// Jensen–Shannon distance in [0, 1]; `w1` is W₁ over the reference's interquartile range, null
/// where that has no spread; `p` is G's p-value among deals of whole lots, `adjusted` the same for
/// all tests of the patrol, `gBand` what G stays below in 99 of 100 deals.
public record Figures(
    double kl,
    double js,
    @Nullable Double w1,
    double psi,
    double g,
    double gBand,
    double p,
    double adjusted) {
  /// The plant's light. It is shown, right or wrong, and decides nothing.
  public static final double LIGHT = 0.15;

  /// The least effect that counts: a difference beyond doubt may still be too small to matter.
  public static final double LEAST_JS = 0.05;

  public boolean light() {
    return kl > LIGHT;
  }

  boolean driftsAt(double level) {
    return adjusted <= level && isLarge();
  }

  boolean isLarge() {
    return js >= LEAST_JS;
  }

  Figures adjusted(double toAllTests) {
    return new Figures(kl, js, w1, psi, g, gBand, p, toAllTests);
  }
}
