package dev.loupe.schema.feedback;

import dev.loupe.schema.model.ModelRef;

/// What a training job shall make: the model `name`:`version` out of `parent`. At most
/// `mostFalseCalls` of the good boards, a share in [0, 1], may be called defective by it.
public record TrainingOrder(
    ModelRef parent, String name, String version, double mostFalseCalls, Agreement agreement) {
  public TrainingOrder {
    if (!(mostFalseCalls >= 0 && mostFalseCalls <= 1)) // NaN too
    throw new IllegalArgumentException("share of false calls " + mostFalseCalls);
  }
}
