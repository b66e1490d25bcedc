package dev.loupe.control.feedback;

/// Why a part is shown to a reviewer: two models differ on it, or it was drawn at random.
public enum Kind {
  DISAGREEMENT,
  AUDIT
}
