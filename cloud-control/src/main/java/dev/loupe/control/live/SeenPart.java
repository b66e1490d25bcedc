package dev.loupe.control.live;

import dev.loupe.schema.defect.Box;
import dev.loupe.schema.defect.DefectClass;
import dev.loupe.schema.inspection.Arm;
import dev.loupe.schema.inspection.Origin;
import dev.loupe.schema.inspection.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One inspection as the ledger holds it, joined with what became of its result at the PLC. (node,
/// journal, seq) is its identity; `at` is the node's clock, `receivedAt` the ledger's.
public record SeenPart(
    String node,
    UUID journal,
    long seq,
    Instant at,
    Instant receivedAt,
    long trigger,
    String part,
    @Nullable String panelPosition,
    String lot,
    String line,
    String station,
    String recipe,
    Origin origin,
    Verdict verdict,
    double confidence,
    @Nullable Explained error,
    List<SeenDefect> defects,
    boolean truncated,
    List<SeenView> views,
    Split latency,
    @Nullable Told plc,
    @Nullable Model model) {
  public SeenPart {
    defects = List.copyOf(defects);
    views = List.copyOf(views);
  }

  /// `box` in pixels of view `view`'s full frame; `score` in [0, 1].
  public record SeenDefect(int view, DefectClass kind, double score, Box box) {}

  /// One image of the part: pixels of the full frame, and what is or will be there to be fetched.
  public record SeenView(
      long frame,
      int width,
      int height,
      @Nullable Picture image,
      @Nullable Picture preview,
      @Nullable Picture template) {}

  /// An image by the SHA-256 of its bytes; until it has `arrived` it is on its way.
  public record Picture(String digest, boolean arrived) {}

  /// Where the time went, in ms. `journal`, `plc` and `total` (the figure in ResultLatencyMs) are
  /// null until the delivery's record is here.
  public record Split(
      double acquire,
      double decode,
      double infer,
      double decide,
      @Nullable Double journal,
      @Nullable Double plc,
      @Nullable Double total) {}

  /// What the PLC was told, and whether it acknowledged: `acknowledged`, `late`, `unknown`.
  public record Told(Verdict verdict, String state, long word) {}

  /// `label` is `name:version@first12hex`.
  public record Model(String label, String digest, @Nullable Arm arm) {}
}
