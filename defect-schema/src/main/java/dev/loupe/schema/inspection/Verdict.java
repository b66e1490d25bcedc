package dev.loupe.schema.inspection;

import java.util.Arrays;
import java.util.Optional;

/// What the line is told of a part, numbered for ever as in `ResultVerdict` and the low half of
/// `ResultWord`; 0 means "no result".
public enum Verdict {
  PASS(1, "no defect at or above the recipe's review limit"),
  REJECT(2, "a defect at or above the recipe's reject limit"),
  REVIEW(3, "a score between the two limits: a person decides"),
  ERROR(4, "no judgement was possible; ResultErrorCode says why");

  private final int code;
  private final String meaning;

  Verdict(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  public int code() {
    return code;
  }

  public String meaning() {
    return meaning;
  }

  public static Optional<Verdict> ofCode(int code) {
    return Arrays.stream(values()).filter(verdict -> verdict.code == code).findFirst();
  }
}
