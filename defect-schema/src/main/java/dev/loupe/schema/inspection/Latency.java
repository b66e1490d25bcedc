package dev.loupe.schema.inspection;

/// Where a part's time went before it was journalled, in ms: from the trigger or the frame's
/// arrival to its bytes (`acquire`), to pixels (`decode`), through the model (`infer`), to the
/// verdict (`decide`). What comes later stands in its `Delivery`.
public record Latency(double acquire, double decode, double infer, double decide) {
  public static final Latency NONE = new Latency(0, 0, 0, 0);

  public double total() {
    return acquire + decode + infer + decide;
  }
}
