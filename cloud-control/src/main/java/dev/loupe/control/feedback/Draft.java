package dev.loupe.control.feedback;

import dev.loupe.schema.defect.Box;
import dev.loupe.schema.defect.DefectClass;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A label as it is sent: a word on each box of each model, and what they missed. `id` is the
/// sender's own.
public record Draft(UUID id, ItemId item, String reviewer, List<Word> marks, List<Missed> missed) {
  public Draft {
    marks = List.copyOf(marks);
    missed = List.copyOf(missed);
  }

  /// On box `index` of `side`: a real defect or none; `kind` where it is of another class than the
  /// model said.
  public record Word(Side side, int index, boolean real, @Nullable DefectClass kind) {}

  /// A defect that the reviewer drew.
  public record Missed(int view, Box box, DefectClass kind) {}
}
