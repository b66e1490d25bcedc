package dev.loupe.it.check;

import dev.loupe.schema.defect.Box;
import java.util.List;

/// What a part really was, as the line that made it knows.
public record Truth(String part, Kind kind, List<Flaw> flaws) {
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
}
