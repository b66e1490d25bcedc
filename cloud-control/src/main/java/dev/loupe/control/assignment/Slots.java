package dev.loupe.control.assignment;

import dev.loupe.schema.fleet.Assignment;
import dev.loupe.schema.fleet.Assignment.Slot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A node's next assignment: one slot changed, the others of its station as they were. A node that
/// was moved takes no slot of where it was.
public final class Slots {
  private Slots() {}

  /// `reported` is the highest generation the node ever saw, which may be above ours after our
  /// database was restored: the next is above both.
  public static Assignment next(
      String node, @Nullable Assignment last, long reported, Slot changed, Instant now) {
    var slots = new ArrayList<Slot>();
    if (last != null) for (var slot : last.slots()) if (isBeside(slot, changed)) slots.add(slot);
    slots.add(changed);
    var stored = last == null ? 0 : last.generation();
    return new Assignment(node, Math.max(stored, reported) + 1, now, List.copyOf(slots));
  }

  private static boolean isBeside(Slot one, Slot other) {
    return one.station().equals(other.station()) && !Objects.equals(one.recipe(), other.recipe());
  }
}
