package dev.loupe.edge.inference;

/// How a candidate's run on one part ended.
public enum Ran {
  WELL,
  ERROR,
  /// It had not answered by the deadline.
  MISS,
  /// It had not answered seconds after the deadline either.
  HANG
}
