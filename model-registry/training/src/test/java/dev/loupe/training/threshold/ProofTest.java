package dev.loupe.training.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.schema.defect.DefectClass;
import dev.loupe.schema.feedback.Agreement;
import dev.loupe.training.threshold.Proof.Result.NotShown;
import dev.loupe.training.threshold.Proof.Result.Shown;
import dev.loupe.training.threshold.Proof.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A model that finds most defects well above its limit of .45, some just below, and marks a few
/// good boards at up to .2.
class ProofTest {
  private static final double CEILING = 0.01;
  private static final Agreement WELL_AGREED = new Agreement(40, 2);
  private static final Cut PARENT = new Cut(Map.of(DefectClass.SHORT, 0.45));
  private static final Map<DefectClass, Span> SPANS = Map.of(DefectClass.SHORT, new Span(0.1, 0.9));

  private final Random random = new Random(11);

  private Board board(boolean defective, double real, double other) {
    return new Board(
        new UUID(random.nextLong(), random.nextLong()),
        random.nextInt(5),
        defective,
        real > 0 ? Map.of(DefectClass.SHORT, real) : Map.of(),
        other > 0 ? Map.of(DefectClass.SHORT, other) : Map.of());
  }

  private List<Board> line(int good, int defective, double weakShare) {
    var boards = new ArrayList<Board>();
    for (var i = 0; i < good; i++) boards.add(board(false, 0, 0.2 * random.nextDouble()));
    for (var i = 0; i < defective; i++) {
      var weak = random.nextDouble() < weakShare;
      boards.add(board(true, weak ? 0.32 + 0.1 * random.nextDouble() : 0.8, 0));
    }
    return boards;
  }

  private static Proof.Result shown(List<Board> boards, Agreement agreement) {
    var error = LabelError.of(agreement);
    return new Proof(new ThresholdFit(SPANS, PARENT, CEILING, error), PARENT, CEILING, agreement)
        .show(boards);
  }

  private static Why why(Proof.Result result) {
    return ((NotShown) result).why();
  }

  @Test
  void limitsBelowTheWeakDefectsAndAboveTheNoiseAreShownToBeBetter() {
    var result = (Shown) shown(line(180, 120, 0.13), WELL_AGREED);
    assertThat(result.cut().of(DefectClass.SHORT)).isBetween(0.24, 0.34);
    assertThat(result.heldOut().gained()).isGreaterThan(5);
    assertThat(result.heldOut().newlyCalled()).isZero();
  }

  @Test
  void aLimitNeverLeavesItsSignedRange() {
    var boards = line(180, 120, 0.13);
    var narrow = Map.of(DefectClass.SHORT, new Span(0.4, 0.5));
    var error = LabelError.of(WELL_AGREED);
    var cut = new ThresholdFit(narrow, PARENT, CEILING, error).fit(boards).orElseThrow();
    assertThat(cut.of(DefectClass.SHORT)).isBetween(0.4, 0.5);
  }

  @Test
  void aModelWithoutWeakDefectsGainsNothing() {
    assertThat(why(shown(line(180, 120, 0), WELL_AGREED))).isEqualTo(Why.NO_GAIN);
  }

  @Test
  void defectsThatScoreAsLowAsNoiseAreNotBoughtWithFalseCalls() {
    var boards = new ArrayList<>(line(180, 90, 0));
    for (var i = 0; i < 30; i++) boards.add(board(true, 0.16 * random.nextDouble() + 0.01, 0));
    assertThat(shown(boards, WELL_AGREED)).isInstanceOf(NotShown.class);
  }

  @Test
  void shuffledLabelsAreRefused() {
    var boards =
        line(180, 120, 0.13).stream()
            .map(it -> {
              var defective = random.nextDouble() < 0.4;
              var scores = it.defective() ? it.real() : it.other();
              return new Board(it.label(), it.fold(), defective, Map.of(), scores);
            })
            .toList();
    assertThat(shown(boards, WELL_AGREED)).isInstanceOf(NotShown.class);
  }

  @Test
  void labelsThatNobodyReviewedTwiceOrThatDifferTooOftenAreUnsure() {
    var boards = line(180, 120, 0.13);
    assertThat(why(shown(boards, new Agreement(19, 0)))).isEqualTo(Why.LABELS_UNSURE);
    assertThat(why(shown(boards, new Agreement(30, 9)))).isEqualTo(Why.LABELS_UNSURE);
  }

  @Test
  void tooFewBoardsAreNamedWithTheirNumbers() {
    var result = (NotShown) shown(line(180, 12, 0.5), WELL_AGREED);
    assertThat(result.why()).isEqualTo(Why.TOO_FEW);
    assertThat(result.sentence()).contains("12 defective and 180 good");
  }

  @Test
  void aLineWithoutAnyGainIsSeldomTakenForOne() {
    var taken = 0;
    for (var run = 0; run < 40; run++)
      if (shown(line(180, 120, 0.005), WELL_AGREED) instanceof Shown) taken++;
    assertThat(taken).isLessThanOrEqualTo(4);
  }
}
