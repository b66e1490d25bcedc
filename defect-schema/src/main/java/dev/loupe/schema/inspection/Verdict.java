package dev.loupe.schema.inspection;

import java.util.Arrays;
import java.util.Optional;

/// What the line is told of a part, numbered for ever as in `ResultVerdict` and the low half of
/// `ResultWord`; 0 means "no result".
public enum Verdict {
  PASS(1, 0, "no defect at or above the recipe's review limit"),
  REJECT(2, 2, "a defect at or above the recipe's reject limit"),
  REVIEW(3, 1, "a score between the two limits: a person decides"),
  ERROR(4, 3, "no judgement was possible; ResultErrorCode says why");

  private final int code;
  private final int severity;
  private final String meaning;

  Verdict(int code, int severity, String meaning) {
    this.code = code;
    this.severity = severity;
    this.meaning = meaning;
  }

  public int code() {
    return code;
  }

  /// How much it asks of the line: the higher of two is on the safe side.
  public int severity() {
    return severity;
  }

  public String meaning() {
    return meaning;
  }

  public static Optional<Verdict> ofCode(int code) {
    return Arrays.stream(values()).filter(verdict -> verdict.code == code).findFirst();
  }
}
