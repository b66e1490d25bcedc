package dev.loupe.control.feedback;

import dev.loupe.schema.defect.Box;
import dev.loupe.schema.defect.DefectClass;
import dev.loupe.schema.inspection.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A part as a reviewer sees it; never what another reviewer said. `candidate` is null where one
/// model alone looked.
public record ReviewItem(
    String node,
    UUID journal,
    long seq,
    Kind kind,
    Instant at,
    String part,
    @Nullable String panelPosition,
    String lot,
    String line,
    String station,
    String recipe,
    List<Sight> sights,
    Looked champion,
    @Nullable Looked candidate) {
  public ReviewItem {
    sights = List.copyOf(sights);
  }

  public ItemId id() {
    return new ItemId(node, journal, seq);
  }

  /// One image of the part, pixels of the full frame, and the SHA-256 of what can be fetched or is
  /// on its way.
  public record Sight(
      int width,
      int height,
      @Nullable String image,
      @Nullable String preview,
      @Nullable String template) {}

  /// What a model said; `digest` is null where none was loaded.
  public record Looked(@Nullable String digest, Verdict verdict, List<Mark> marks) {
    public Looked {
      marks = List.copyOf(marks);
    }
  }

  /// A model's box in view `view`.
  public record Mark(int view, Box box, DefectClass kind, double score) {}
}
