package dev.loupe.it.check;

import dev.loupe.schema.defect.Box;
import java.util.List;
import java.util.Optional;

/// What a part really was, as the line that made it knows.
public record Truth(String part, Kind kind, List<Flaw> flaws) {
  /// People see a flaw in a box that shares a tenth with it.
  private static final double SAME = 0.1;

  public Truth {
    flaws = List.copyOf(flaws);
  }

  /// `GOOD` has no flaw, `ONE_DEFECT` has one (and what its patch overlaps), `WHOLE` has all that
  /// its board came with.
  public enum Kind {
    GOOD,
    ONE_DEFECT,
    WHOLE
  }

  public record Flaw(String kind, Box box) {}

  public boolean defective() {
    return !flaws.isEmpty();
  }

  /// The flaw that `box` is drawn around.
  public Optional<Flaw> within(Box box) {
    return flaws.stream().filter(flaw -> flaw.box().iou(box) >= SAME).findFirst();
  }
}
