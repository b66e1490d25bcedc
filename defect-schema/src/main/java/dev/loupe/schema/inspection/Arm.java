package dev.loupe.schema.inspection;

import java.util.Locale;

/// Which of a slot's two models decided.
public enum Arm {
  CHAMPION,
  CANDIDATE;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
