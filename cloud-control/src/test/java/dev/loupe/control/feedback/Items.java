package dev.loupe.control.feedback;

import dev.loupe.control.feedback.ReviewItem.Looked;
import dev.loupe.control.feedback.ReviewItem.Mark;
import dev.loupe.control.feedback.ReviewItem.Sight;
import dev.loupe.schema.defect.Box;
import dev.loupe.schema.defect.DefectClass;
import dev.loupe.schema.inspection.Verdict;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class Items {
  static final Mark SHORT = new Mark(0, new Box(10, 10, 30, 30), DefectClass.SHORT, 0.9);
  static final Mark SPUR = new Mark(0, new Box(100, 100, 120, 120), DefectClass.SPUR, 0.6);
  static final Looked PASSED = new Looked("c".repeat(64), Verdict.PASS, List.of());

  private Items() {}

  static Looked rejected(Mark... marks) {
    return new Looked("d".repeat(64), Verdict.REJECT, List.of(marks));
  }

  static ReviewItem item(Looked champion, @Nullable Looked candidate) {
    return new ReviewItem(
        "node-1",
        new UUID(1, 2),
        7,
        Kind.DISAGREEMENT,
        Instant.EPOCH,
        "P7",
        null,
        "L1",
        "line-1",
        "aoi-1",
        "r1",
        List.of(new Sight(640, 640, null, null, null)),
        champion,
        candidate);
  }

  static Draft draft(ReviewItem item, List<Draft.Missed> missed, Draft.Word... words) {
    return new Draft(new UUID(3, 4), item.id(), "Ada", Arrays.asList(words), missed);
  }

  static Draft.Word real(Side side, int index) {
    return new Draft.Word(side, index, true, null);
  }

  static Draft.Word unreal(Side side, int index) {
    return new Draft.Word(side, index, false, null);
  }
}
