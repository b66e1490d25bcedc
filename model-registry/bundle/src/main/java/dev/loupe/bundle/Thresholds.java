package dev.loupe.bundle;

import dev.loupe.schema.defect.DefectClass;
import java.util.Map;

/// The limits for every class, and those of single classes that differ.
public record Thresholds(Limits all, Map<DefectClass, Limits> byClass) {
  public Thresholds {
    byClass = Map.copyOf(byClass);
  }

  public static Thresholds of(double reject, double review) {
    return new Thresholds(new Limits(reject, review), Map.of());
  }

  public Limits of(DefectClass kind) {
    return byClass.getOrDefault(kind, all);
  }

  /// The lowest score that can matter for any class.
  public double floor() {
    return byClass.values().stream().mapToDouble(Limits::review).reduce(all.review(), Math::min);
  }
}
