package dev.loupe.training.threshold;

/// Where a class's limit may lie, as the parent's bundle signs it.
public record Span(double least, double most) {
  public Span {
    if (!(least > 0 && least <= most && most <= 1)) // NaN too
    throw new IllegalArgumentException("range " + least + " to " + most);
  }

  double clamp(double limit) {
    return Math.clamp(limit, least, most);
  }
}
