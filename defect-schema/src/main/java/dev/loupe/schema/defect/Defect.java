package dev.loupe.schema.defect;

/// One flaw the model saw in view `view` (counted from 0). `box` is in pixels of the full frame;
/// `score` is in [0, 1].
public record Defect(int view, Box box, DefectClass kind, double score) {
  /// An inspection carries at most this many, the worst ones; more set its `truncated`.
  public static final int LIMIT = 200;

  public Defect {
    if (view < 0) throw new IllegalArgumentException("view " + view);
    if (!(score >= 0 && score <= 1)) // NaN too
    throw new IllegalArgumentException("score " + score);
  }
}
