package dev.loupe.control.feedback;

/// Whose box.
public enum Side {
  CHAMPION,
  CANDIDATE
}
