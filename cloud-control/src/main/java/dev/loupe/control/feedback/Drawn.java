package dev.loupe.control.feedback;

import dev.loupe.schema.inspection.Verdict;
import org.jspecify.annotations.Nullable;

/// A part that the random audit drew with `probability`; `defective` is what people settled on,
/// null while they have not.
public record Drawn(double probability, Verdict verdict, @Nullable Boolean defective) {
  public Drawn {
    if (!(probability > 0 && probability <= 1)) // NaN too
    throw new IllegalArgumentException("probability " + probability);
  }
}
