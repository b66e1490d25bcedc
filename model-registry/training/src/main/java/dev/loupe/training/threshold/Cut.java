package dev.loupe.training.threshold;

import dev.loupe.schema.defect.DefectClass;
import java.util.EnumMap;
import java.util.Map;

/// A limit for each class: a mark that scores at least it is a defect.
public record Cut(Map<DefectClass, Double> byClass) {
  public Cut {
    byClass = Map.copyOf(byClass);
  }

  public double of(DefectClass kind) {
    return byClass.getOrDefault(kind, 1.0);
  }

  Cut with(DefectClass kind, double limit) {
    var changed = new EnumMap<DefectClass, Double>(DefectClass.class);
    changed.putAll(byClass);
    changed.put(kind, limit);
    return new Cut(changed);
  }

  /// Whether one of the scores reaches its limit less `below`.
  boolean isReached(Map<DefectClass, Double> scores, double below) {
    for (var entry : scores.entrySet())
      if (entry.getValue() >= of(entry.getKey()) - below) return true;
    return false;
  }
}
