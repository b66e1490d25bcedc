package dev.loupe.simulator.board;

import dev.loupe.schema.defect.Box;
import dev.loupe.schema.defect.DefectClass;

/// A defect that is truly there, in pixels of the whole picture.
public record Flaw(DefectClass kind, Box box) {
  public boolean touches(Box area) {
    return box.left() < area.right()
        && area.left() < box.right()
        && box.top() < area.bottom()
        && area.top() < box.bottom();
  }
}
