package dev.loupe.edge.inference;

import dev.loupe.schema.defect.Defect;
import dev.loupe.schema.inspection.ErrorCode;
import java.util.List;

/// What a model's output says.
public sealed interface Scan {
  /// Everything that scored at least the floor asked for; `highest` is the highest score of the
  /// whole output, also where it lies below the floor.
  record Seen(List<Defect> defects, double highest) implements Scan {}

  /// The output cannot be believed.
  record Senseless(ErrorCode code, String why) implements Scan {}
}
