package dev.loupe.control.feedback.adapter;

import dev.loupe.control.feedback.Draft;
import dev.loupe.control.feedback.ItemId;
import dev.loupe.control.feedback.Side;
import dev.loupe.schema.defect.Box;
import dev.loupe.schema.defect.DefectClass;
import jakarta.ws.rs.BadRequestException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A label as REST takes it; what is missing is named.
public record LabelBody(
    @Nullable UUID id,
    @Nullable String node,
    @Nullable UUID journal,
    @Nullable Long seq,
    @Nullable String reviewer,
    @Nullable List<MarkBody> marks,
    @Nullable List<MissedBody> missed) {
  private static final int MOST = 1_000;

  /// Of box `index` (from 0) of `side`: `real` or not; `kind` where the model's class is wrong.
  public record MarkBody(
      @Nullable Side side,
      @Nullable Integer index,
      @Nullable Boolean real,
      @Nullable DefectClass kind) {}

  /// A defect that the reviewer drew: pixels of the full frame of view `view` (0 if absent).
  public record MissedBody(@Nullable Integer view, @Nullable Box box, @Nullable DefectClass kind) {}

  Draft draft() {
    var item = new ItemId(given(node, "node"), given(journal, "journal"), given(seq, "seq"));
    var words = marks == null ? List.<MarkBody>of() : marks;
    var drawn = missed == null ? List.<MissedBody>of() : missed;
    if (words.size() > MOST || drawn.size() > MOST)
      throw new BadRequestException("A label holds at most " + MOST + " boxes.");
    return new Draft(
        given(id, "id"),
        item,
        Given.reviewer(reviewer),
        words.stream().map(LabelBody::word).toList(),
        drawn.stream().map(LabelBody::missed).toList());
  }

  private static Draft.Word word(MarkBody it) {
    return new Draft.Word(
        given(it.side, "marks.side"),
        given(it.index, "marks.index"),
        given(it.real, "marks.real"),
        it.kind);
  }

  private static Draft.Missed missed(MissedBody it) {
    return new Draft.Missed(
        it.view == null ? 0 : it.view, given(it.box, "missed.box"), given(it.kind, "missed.kind"));
  }

  private static <T> T given(@Nullable T value, String name) {
    if (value == null) throw new BadRequestException("'" + name + "' is missing.");
    return value;
  }
}
