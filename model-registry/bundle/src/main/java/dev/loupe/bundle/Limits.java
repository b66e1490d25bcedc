package dev.loupe.bundle;

/// A defect that scores at least `reject` rejects the part; one at least `review`, but below
/// `reject`, asks for a person. Equal limits leave no room for a review.
public record Limits(double reject, double review) {
  public Limits {
    // Above 0: at a limit of 0 every cell of a heat map would be a defect.
    if (!(review > 0 && review <= reject && reject <= 1)) // NaN too
    throw new IllegalArgumentException(
          "limits reject " + reject + ", review " + review + ": needs 0 < review ≤ reject ≤ 1");
  }
}
