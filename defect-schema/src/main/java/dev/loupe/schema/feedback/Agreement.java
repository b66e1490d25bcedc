package dev.loupe.schema.feedback;

/// Of `twice` boards that two people judged without knowing of each other, `differed` were good to
/// one and defective to the other.
public record Agreement(int twice, int differed) {
  public Agreement {
    if (differed < 0 || differed > twice)
      throw new IllegalArgumentException(differed + " of " + twice + " differed");
  }
}
