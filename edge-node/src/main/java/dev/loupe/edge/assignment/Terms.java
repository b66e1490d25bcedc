package dev.loupe.edge.assignment;

import dev.loupe.schema.fleet.Assignment;
import dev.loupe.schema.model.ModelRef;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What was ordered for a slot; `slot` is null and `generation` 0 where nobody has. `known` holds
/// the digests that this very order accepted before the process started.
record Terms(long generation, Assignment.@Nullable Slot slot, Set<String> known) {
  static final Terms NONE = new Terms(0, null, Set.of());

  Terms {
    known = Set.copyOf(known);
  }

  Assignment.@Nullable Candidate candidate() {
    return slot == null ? null : slot.candidate();
  }

  boolean knows(ModelRef model) {
    return known.contains(model.digest());
  }
}
