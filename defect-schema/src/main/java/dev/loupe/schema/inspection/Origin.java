package dev.loupe.schema.inspection;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Where a part comes from, numbered for ever as in `PartOrigin`. Only PRODUCTION counts in
/// statistics, gates and drift.
public enum Origin {
  PRODUCTION(1),
  GOLDEN(2),
  REWORK(3),
  SIMULATED(4),
  /// Also what a number stands for that nobody knows.
  OTHER(5);

  private final int code;

  Origin(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Origin> ofCode(int code) {
    return Arrays.stream(values()).filter(origin -> origin.code == code).findFirst();
  }
}
