package dev.loupe.simulator.line;

import java.util.Locale;

/// What sort of board lies on the conveyor: without a defect, with one, or with all of a whole
/// defective board.
public enum Kind {
  GOOD,
  ONE_DEFECT,
  WHOLE;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
