package dev.loupe.it.check;

import dev.loupe.schema.defect.Box;
import dev.loupe.schema.inspection.Verdict;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the ledger holds, as SQL says it.
public record Rows(List<Inspected> inspected, List<Delivered> delivered) {
  public Rows {
    inspected = List.copyOf(inspected);
    delivered = List.copyOf(delivered);
  }

  /// A record's identity in the fleet.
  public record Id(String node, UUID journal, long seq) {}

  public record Inspected(
      Id id, long trigger, String station, String part, Verdict verdict, List<Found> defects) {
    public Inspected {
      defects = List.copyOf(defects);
    }
  }

  /// A defect's wire name and box, in pixels.
  public record Found(String kind, Box box) {}

  /// `inspected` is null where a result was delivered that was never journalled.
  public record Delivered(
      Id id, long trigger, @Nullable Id inspected, long word, Verdict verdict, String state) {}
}
