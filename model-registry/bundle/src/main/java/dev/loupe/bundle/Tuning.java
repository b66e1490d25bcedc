package dev.loupe.bundle;

import dev.loupe.schema.defect.DefectClass;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Within what a threshold may be set, for every class (null: anywhere) and for single ones.
public record Tuning(@Nullable Range all, Map<DefectClass, Range> byClass) {
  public static final Tuning NONE = new Tuning(null, Map.of());

  /// Scores, both ends included.
  public record Range(double least, double most) {
    public Range {
      if (!(least > 0 && least <= most && most <= 1)) // NaN too
      throw new IllegalArgumentException(
            "range " + least + " to " + most + ": needs 0 < least ≤ most ≤ 1");
    }

    boolean holds(double score) {
      return score >= least && score <= most;
    }
  }

  public Tuning {
    byClass = Map.copyOf(byClass);
  }

  /// Null: anywhere.
  public @Nullable Range of(DefectClass kind) {
    return byClass.getOrDefault(kind, all);
  }

  /// The sentence that names the first limit outside its range.
  public Optional<String> refusal(Thresholds thresholds) {
    for (var kind : DefectClass.values()) {
      var range = of(kind);
      var limits = thresholds.of(kind);
      if (range != null && !(range.holds(limits.reject()) && range.holds(limits.review())))
        return Optional.of(
            "%s: limits reject %s, review %s lie outside the signed range %s to %s"
                .formatted(
                    kind.wireName(),
                    limits.reject(),
                    limits.review(),
                    range.least(),
                    range.most()));
    }
    return Optional.empty();
  }
}
