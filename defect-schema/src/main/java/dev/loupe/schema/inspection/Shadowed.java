package dev.loupe.schema.inspection;

import dev.loupe.schema.defect.Defect;
import dev.loupe.schema.fleet.Assignment;
import dev.loupe.schema.inspection.Delivery.RecordId;
import dev.loupe.schema.model.ModelRef;
import java.util.List;

/// The two models' results on one part. `inspected` names the `Inspected` record of the same node.
/// `images` are the SHA-256 of the full frames uploaded because the two disagree, in the order of
/// the part's views; else empty. In `CANARY` the part got the more severe verdict; in `SHADOW` the
/// champion's alone.
public record Shadowed(
    RecordId inspected,
    Part part,
    String rollout,
    long generation,
    Assignment.Mode mode,
    Compared compared,
    List<String> images,
    Clock at) {
  public Shadowed {
    images = List.copyOf(images);
  }

  public sealed interface Compared {}

  public record Both(Result champion, Result candidate) implements Compared {}

  /// Chosen for comparison, but not compared: `reason` is for people.
  public record Skipped(String reason) implements Compared {}

  /// What one model said. `defects` holds at most `Defect.LIMIT`, the worst first. Times are ms.
  public record Result(
      ModelRef model, Outcome outcome, List<Defect> defects, double inferMs, double decideMs) {
    public Result {
      defects = List.copyOf(defects);
      if (defects.size() > Defect.LIMIT)
        throw new IllegalArgumentException(defects.size() + " defects");
    }
  }
}
