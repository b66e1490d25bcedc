package dev.loupe.edge.drift;

import dev.loupe.schema.model.ModelRef;

/// A production part as drift counts it; `seq` is the number of its Inspected record. `highest` and
/// `detections` are NaN where the model gave nothing to believe.
public record Seen(long seq, Lot lot, double highest, double detections, Pixels pixels) {
  /// What one summary is of.
  public record Lot(String recipe, String lot, ModelRef model) {}
}
