package dev.loupe.schema.inspection;

import org.jspecify.annotations.Nullable;

/// How chance treated a part. `unit` is what the split hashes: the part's serial if `identified`,
/// else the journal and trigger. `audit` is the probability with which the part was drawn for the
/// random audit, in (0, 1]; null where it was not drawn.
public record Sampling(String unit, boolean identified, @Nullable Double audit) {
  public Sampling {
    if (audit != null && !(audit > 0 && audit <= 1)) // NaN too
    throw new IllegalArgumentException("audit " + audit);
  }
}
