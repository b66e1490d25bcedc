package dev.loupe.edge.rule;

import dev.loupe.bundle.Thresholds;
import dev.loupe.schema.defect.Defect;
import dev.loupe.schema.inspection.ErrorCode;
import dev.loupe.schema.inspection.Outcome;
import dev.loupe.schema.inspection.Verdict;
import java.util.Comparator;
import java.util.List;

/// Decides by the recipe's thresholds. What scores below a class's review limit is no defect.
public final class Rule {
  private Rule() {}

  /// `seen` is everything the model marked, in any order; `highest` the highest score of its whole
  /// output, in [0, 1].
  public static Judgement judge(List<Defect> seen, double highest, Thresholds thresholds) {
    var defects =
        seen.stream()
            .filter(defect -> defect.score() >= thresholds.of(defect.kind()).review())
            .sorted(Comparator.comparingDouble(Defect::score).reversed())
            .toList();
    return new Judgement(
        outcome(defects, highest, thresholds),
        defects.stream().limit(Defect.LIMIT).toList(),
        defects.size() > Defect.LIMIT);
  }

  private static Outcome outcome(List<Defect> worstFirst, double highest, Thresholds thresholds) {
    for (var defect : worstFirst)
      if (defect.score() >= thresholds.of(defect.kind()).reject())
        return new Outcome(Verdict.REJECT, defect.score(), ErrorCode.NONE);
    return worstFirst.isEmpty()
        ? new Outcome(Verdict.PASS, 1 - highest, ErrorCode.NONE)
        : new Outcome(Verdict.REVIEW, worstFirst.getFirst().score(), ErrorCode.NONE);
  }
}
