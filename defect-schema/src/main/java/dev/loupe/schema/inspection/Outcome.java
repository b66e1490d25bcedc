package dev.loupe.schema.inspection;

/// What was decided. `confidence` is, for REJECT, the worst defect's score; for PASS, 1 − the
/// highest score seen; for REVIEW, the score between the limits; for ERROR, 0. `error` is NONE
/// exactly where the verdict is not ERROR.
public record Outcome(Verdict verdict, double confidence, ErrorCode error) {
  public Outcome {
    if (!(confidence >= 0 && confidence <= 1)) // NaN too
    throw new IllegalArgumentException("confidence " + confidence);
    if ((verdict == Verdict.ERROR) != (error != ErrorCode.NONE))
      throw new IllegalArgumentException(verdict + " with error " + error);
  }

  public static Outcome error(ErrorCode why) {
    return new Outcome(Verdict.ERROR, 0, why);
  }
}
