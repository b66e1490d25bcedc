package dev.loupe.training.threshold;

import dev.loupe.schema.defect.Box;
import dev.loupe.schema.defect.Defect;
import dev.loupe.schema.defect.DefectClass;
import dev.loupe.schema.feedback.Example;
import dev.loupe.schema.feedback.Flaw;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A labelled board as limits see it: the highest score of each class, apart for marks on one of
/// its real defects (`real`) and for marks elsewhere (`other`).
public record Board(
    UUID label,
    int fold,
    boolean defective,
    Map<DefectClass, Double> real,
    Map<DefectClass, Double> other) {
  /// A mark is on a real defect if they share a third, the measure of DeepPCB's authors, or its
  /// middle lies within a hand's breadth: people draw boxes wider or narrower than models do.
  private static final double SHARED = 0.33;

  private static final double NEAR = 6;

  public Board {
    real = Map.copyOf(real);
    other = Map.copyOf(other);
  }

  public static Board of(Example example, List<Defect> marks) {
    var real = new EnumMap<DefectClass, Double>(DefectClass.class);
    var other = new EnumMap<DefectClass, Double>(DefectClass.class);
    for (var mark : marks)
      (isOnOne(example.truth(), mark.box()) ? real : other)
          .merge(mark.kind(), mark.score(), Math::max);
    return new Board(example.label(), example.fold(), !example.truth().isEmpty(), real, other);
  }

  private static boolean isOnOne(List<Flaw> truth, Box mark) {
    var x = (mark.left() + mark.right()) / 2;
    var y = (mark.top() + mark.bottom()) / 2;
    for (var flaw : truth) {
      var box = flaw.box();
      if (box.iou(mark) >= SHARED) return true;
      if (x >= box.left() - NEAR
          && x <= box.right() + NEAR
          && y >= box.top() - NEAR
          && y <= box.bottom() + NEAR) return true;
    }
    return false;
  }

  /// Whether one of its real defects is marked.
  boolean isCaught(Cut cut, double below) {
    return cut.isReached(real, below);
  }

  /// Whether it is no PASS, for whatever reason.
  boolean isCalled(Cut cut, double below) {
    return cut.isReached(real, below) || cut.isReached(other, below);
  }
}
