package dev.loupe.schema.inspection;

import dev.loupe.schema.defect.Defect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One inspection of one part, for the PLC's trigger `trigger` (TrigSeq, from 1). `views` is empty
/// where no frame came; `defects` holds at most `Defect.LIMIT`, the worst first, and then
/// `truncated` is set; `served` is null where no model was loaded, `sampling` where no assignment
/// says how to draw.
public record Inspection(
    long trigger,
    Part part,
    List<View> views,
    List<Defect> defects,
    boolean truncated,
    @Nullable Served served,
    Outcome outcome,
    Latency latency,
    Clock at,
    @Nullable Sampling sampling) {
  public Inspection {
    views = List.copyOf(views);
    defects = List.copyOf(defects);
    if (defects.size() > Defect.LIMIT)
      throw new IllegalArgumentException(defects.size() + " defects");
  }

  /// The same, with how chance treated its part.
  public Inspection sampled(@Nullable Sampling how) {
    return new Inspection(
        trigger, part, views, defects, truncated, served, outcome, latency, at, how);
  }
}
