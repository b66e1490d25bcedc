package dev.loupe.edge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.bundle.Limits;
import dev.loupe.bundle.Thresholds;
import dev.loupe.schema.defect.Box;
import dev.loupe.schema.defect.Defect;
import dev.loupe.schema.defect.DefectClass;
import dev.loupe.schema.inspection.ErrorCode;
import dev.loupe.schema.inspection.Outcome;
import dev.loupe.schema.inspection.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RuleTest {
  private static final Thresholds LIMITS =
      new Thresholds(
          new Limits(0.5, 0.3),
          Map.of(
              DefectClass.PINHOLE, new Limits(0.9, 0.8), DefectClass.OPEN, new Limits(0.2, 0.1)));

  @Test
  void nothingAtTheReviewLimitPassesWithTheHighestScoreSeen() {
    assertThat(Rule.judge(List.of(spur(0.29)), 0.29, LIMITS).outcome())
        .isEqualTo(outcome(Verdict.PASS, 1 - 0.29));
    assertThat(Rule.judge(List.of(), 0, LIMITS).outcome()).isEqualTo(outcome(Verdict.PASS, 1));
  }

  @Test
  void atTheRejectLimitThePartIsRejectedWithTheWorstScore() {
    assertThat(Rule.judge(List.of(spur(0.5)), 0.5, LIMITS).outcome())
        .isEqualTo(outcome(Verdict.REJECT, 0.5));
    assertThat(Rule.judge(List.of(spur(0.6), spur(0.7)), 0.7, LIMITS).outcome())
        .isEqualTo(outcome(Verdict.REJECT, 0.7));
  }

  @Test
  void betweenTheLimitsAPersonDecides() {
    assertThat(Rule.judge(List.of(spur(0.3)), 0.3, LIMITS).outcome())
        .isEqualTo(outcome(Verdict.REVIEW, 0.3));
    assertThat(Rule.judge(List.of(spur(0.4), spur(0.499)), 0.499, LIMITS).outcome())
        .isEqualTo(outcome(Verdict.REVIEW, 0.499));
  }

  @Test
  void aClassHasItsOwnLimits() {
    var pinhole = new Defect(0, box(), DefectClass.PINHOLE, 0.85);
    assertThat(Rule.judge(List.of(pinhole), 0.85, LIMITS).outcome())
        .isEqualTo(outcome(Verdict.REVIEW, 0.85));
    var open = new Defect(0, box(), DefectClass.OPEN, 0.2);
    var both = Rule.judge(List.of(pinhole, open), 0.85, LIMITS);
    assertThat(both.outcome()).isEqualTo(outcome(Verdict.REJECT, 0.2));
    assertThat(both.defects()).containsExactly(pinhole, open);
  }

  @Test
  void theWorstTwoHundredAreListedAndMoreAreSaid() {
    var many = new ArrayList<Defect>();
    for (var i = 0; i < 201; i++) many.add(spur(0.5 + i / 1000.0));
    Collections.shuffle(many, new Random(1));
    var judged = Rule.judge(many, 0.7, LIMITS);
    assertThat(judged.truncated()).isTrue();
    assertThat(judged.defects()).hasSize(200);
    assertThat(judged.defects().getFirst().score()).isEqualTo(0.7);
    assertThat(judged.defects().getLast().score()).isEqualTo(0.501);
    assertThat(Rule.judge(many.subList(0, 200), 0.7, LIMITS).truncated()).isFalse();
  }

  @Test
  void whatIsBelowTheReviewLimitIsNotListed() {
    var judged = Rule.judge(List.of(spur(0.6), spur(0.1)), 0.6, LIMITS);
    assertThat(judged.defects()).containsExactly(spur(0.6));
  }

  private static Outcome outcome(Verdict verdict, double confidence) {
    return new Outcome(verdict, confidence, ErrorCode.NONE);
  }

  private static Defect spur(double score) {
    return new Defect(0, box(), DefectClass.SPUR, score);
  }

  private static Box box() {
    return new Box(1, 2, 3, 4);
  }
}
