package dev.loupe.edge.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.bundle.Family;
import dev.loupe.edge.frame.Grey;
import dev.loupe.schema.defect.Box;
import dev.loupe.schema.defect.Defect;
import dev.loupe.schema.defect.DefectClass;
import dev.loupe.schema.inspection.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairHeatmapTest {
  @Test
  void aPeakIsADefectWithItsBoxInPixels() {
    var scan = new Outputs().score(1, 2, 1, 0.75).box(2, 1, 0.5f, 1, 1.5f, 2).read(0.5);
    assertThat(scan)
        .isEqualTo(
            new Scan.Seen(
                List.of(new Defect(0, new Box(16, 4, 32, 28), DefectClass.SHORT, 0.75)), 0.75));
  }

  @Test
  void onlyTheHighestOfNeighboursIsOne() {
    var scan = new Outputs().score(0, 2, 1, 0.6).score(0, 3, 1, 0.7).read(0.5);
    assertThat(seen(scan).defects()).extracting(Defect::score).containsExactly((double) 0.7f);
  }

  @Test
  void ofTwoThatOverlapTheHigherStaysWithinItsKind() {
    var outputs = new Outputs().score(0, 1, 1, 0.6).score(0, 3, 1, 0.7);
    for (var x : new int[] {1, 3}) outputs.box(x, 1, 3, 1, 3, 1);
    assertThat(seen(outputs.read(0.5)).defects()).hasSize(1);
    outputs.score(0, 1, 1, 0).score(1, 1, 1, 0.6);
    assertThat(seen(outputs.read(0.5)).defects()).hasSize(2);
  }

  @Test
  void theHighestScoreIsToldBelowTheFloorToo() {
    var scan = new Outputs().score(0, 2, 1, 0.25).read(0.5);
    assertThat(scan).isEqualTo(new Scan.Seen(List.of(), 0.25));
  }

  @Test
  void aBoxIsCutToTheImage() {
    var scan = new Outputs().score(0, 0, 0, 0.75).box(0, 0, 9, 9, 90, 90).read(0.5);
    assertThat(seen(scan).defects().getFirst().box()).isEqualTo(new Box(0, 0, 64, 32));
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {Double.NaN, 1.0001, -0.0001, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void aScoreThatIsNoneIsNeverAPass(double score) {
    assertThat(new Outputs().score(1, 7, 3, score).read(0.5))
        .isInstanceOfSatisfying(
            Scan.Senseless.class,
            scan -> assertThat(scan.code()).isEqualTo(ErrorCode.NOT_A_NUMBER));
    assertThat(new Outputs().score(1, 7, 3, 0.9).peak(score).read(0.5))
        .isInstanceOf(Scan.Senseless.class);
  }

  @Test
  void aMinusZeroIsAZero() {
    assertThat(new Outputs().score(1, 7, 3, -0.0).read(0.5)).isEqualTo(new Scan.Seen(List.of(), 0));
  }

  @Test
  void aBoxOfNaNIsNoDefectToHide() {
    assertThat(new Outputs().score(0, 1, 1, 0.9).box(1, 1, 1, Float.NaN, 1, 1).read(0.5))
        .isInstanceOf(Scan.Senseless.class);
  }

  @Test
  void peaksThatHideEveryHighScoreAreSenseless() {
    assertThat(new Outputs().score(0, 1, 1, 0.9).peak(1).read(0.5))
        .isInstanceOfSatisfying(
            Scan.Senseless.class,
            scan -> assertThat(scan.code()).isEqualTo(ErrorCode.MODEL_FAILED));
  }

  @Test
  void theInputIsTheTestImageThenItsTemplate() {
    var head = new PairHeatmap(Outputs.manifest(Family.PAIR_HEATMAP, DefectClass.OPEN), 0.5);
    var pair = Outputs.pair();
    var test = pair.test().pixels().clone();
    test[3] = 7;
    var filled = head.fill(new Pair(new Grey(64, 32, test), pair.template()));
    assertThat(filled.remaining()).isEqualTo(2 * 64 * 32);
    assertThat(filled.get(3)).isEqualTo((byte) 7);
    assertThat(filled.get(64 * 32 + 3)).isZero();
  }

  private static Scan.Seen seen(Scan scan) {
    assertThat(scan).isInstanceOf(Scan.Seen.class);
    return (Scan.Seen) scan;
  }
}
