package dev.loupe.control.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributionsTest {
  /// Table 1 of Benjamini and Hochberg (1995): at q = 0.05 the first four hypotheses fall.
  @Test
  void benjaminiAndHochbergsOwnExample() {
    var p =
        List.of(
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
            0.5719, 0.6528, 0.7590, 1.0);
    var adjusted = BenjaminiHochberg.adjusted(p);
    assertThat(adjusted[3]).isCloseTo(0.0095 * 15 / 4, within(1e-15));
    for (int i = 0; i < p.size(); i++) assertThat(adjusted[i] <= 0.05).isEqualTo(i < 4);
  }

  @Test
  void adjustedValuesKeepThePlaceOfTheirTest() {
    assertThat(BenjaminiHochberg.adjusted(List.of(0.9, 0.01, 0.03)))
        .containsExactly(new double[] {0.9, 0.03, 0.045}, within(1e-15));
  }

  /// McDonald, Handbook of Biological Statistics: 1,752 right- and 1,895 left-billed crossbills, G
  /// = 5.61, 1 degree, P = 0.018.
  @Test
  void theCrossbillsOfTheHandbook() {
    var g = GTest.ofFit(new long[] {1752, 1895}, new double[] {0.5, 0.5});
    assertThat(g).isCloseTo(5.61, within(0.005));
    assertThat(GTest.pValue(g, 1)).isCloseTo(0.018, within(0.0005));
  }

  @Test
  void gOfTwoRowsByHand() {
    // rows 10 20, 20 10: 2 · (2 · 10 ln(10/15) + 2 · 20 ln(20/15))
    assertThat(GTest.ofTwo(new long[] {10, 20, 0}, new long[] {20, 10, 0}))
        .isCloseTo(40 * Math.log(2.0 / 3) + 80 * Math.log(4.0 / 3), within(1e-12));
    assertThat(GTest.ofTwo(new long[] {3, 6}, new long[] {30, 60})).isCloseTo(0, within(1e-12));
  }

  /// From the tables of χ²: 5 % and 0.1 % points.
  @ParameterizedTest
  @CsvSource({
    "3.8415, 1, 0.05",
    "18.307, 10, 0.05",
    "30.144, 19, 0.05",
    "10.828, 1, 0.001",
    "43.820, 19, 0.001"
  })
  void chiSquareAgreesWithTheTables(double g, int degrees, double p) {
    assertThat(GTest.pValue(g, degrees)).isCloseTo(p, within(p * 2e-3));
  }

  @Test
  void divergencesByHand() {
    // {9, 1} and {4, 6} with half a count each: {19, 3}/22 and {9, 13}/22
    var p = new long[] {9, 1};
    var q = new long[] {4, 6};
    var kl = 19.0 / 22 * Math.log(19.0 / 9) + 3.0 / 22 * Math.log(3.0 / 13);
    var back = 9.0 / 22 * Math.log(9.0 / 19) + 13.0 / 22 * Math.log(13.0 / 3);
    assertThat(Divergence.kullbackLeibler(p, q)).isCloseTo(kl, within(1e-15));
    assertThat(Divergence.stability(p, q)).isCloseTo(kl + back, within(1e-15));
    assertThat(Divergence.kullbackLeibler(p, p)).isZero();
    assertThat(Divergence.jensenShannon(p, p)).isZero();
    assertThat(Divergence.jensenShannon(p, q)).isEqualTo(Divergence.jensenShannon(q, p));
  }

  /// As in the documentation of scipy.spatial.distance.jensenshannon: ([1, 0, 0], [0, 1, 0], base
  /// 2) is 1 and ([1, 0], [0.5, 0.5]) is 0.46450140402245893 in nats.
  @Test
  void jensenShannonAgreesWithScipy() {
    assertThat(Divergence.jensenShannon(new double[] {1, 0, 0}, new double[] {0, 1, 0}))
        .isCloseTo(1, within(1e-15));
    assertThat(Divergence.jensenShannon(new double[] {1, 0}, new double[] {0.5, 0.5}))
        .isCloseTo(0.46450140402245893 / Math.sqrt(Math.log(2)), within(1e-15));
  }

  @Test
  void theWayOverTheSpreadByHand() {
    var edges = new double[] {0, 1, 2, 3, 4};
    var even = new long[] {0, 25, 25, 25, 25, 0}; // quartiles at 1 and 3
    var shifted = new long[] {0, 0, 25, 25, 25, 25};
    // at the edges 0, ¼, ¼, ¼, ¼ lower: ⅛ + ¼ + ¼ + ¼, over 2
    assertThat(Wasserstein.overIqr(edges, shifted, even)).isCloseTo(0.875 / 2, within(1e-15));
    assertThat(Wasserstein.overIqr(edges, even, even)).isZero();
  }

  @Test
  void curvesThatCrossAreCountedOnBothSides() {
    // below the edges: 0.6, 0.4 against 0.4, 0.6 of two bins of width 1: two triangles
    var edges = new double[] {0, 1};
    assertThat(Wasserstein.overIqr(edges, new long[] {6, 0, 4}, new long[] {4, 2, 4})).isPositive();
  }

  @Test
  void wholeLotsDealtAnewAlarmInOneRunOfTwentyAndSingleBoardsInMost() {
    var chance = new SplittableRandom(3);
    var byLots = 0;
    var byBoards = 0;
    for (int run = 0; run < 200; run++) {
      var reference = lots(chance, 25, 0);
      var current = lots(chance, 5, 0);
      var deal = LotPermutation.of(current, reference);
      if (deal.pValue(199, chance) <= 0.05) byLots++;
      if (GTest.pValue(deal.statistic(), 3) <= 0.05) byBoards++;
    }
    assertThat(byLots).isBetween(2, 20); // 10 expected, ± 3 standard deviations
    assertThat(byBoards).isGreaterThan(50);
  }

  @Test
  void aRealShiftIsFoundThroughTheLots() {
    var chance = new SplittableRandom(4);
    var found = 0;
    for (int run = 0; run < 50; run++)
      if (LotPermutation.of(lots(chance, 5, 0.3), lots(chance, 25, 0)).pValue(199, chance) <= 0.05)
        found++;
    assertThat(found).isGreaterThan(45);
  }

  @Test
  void theNullBandsEdgeIsPassedByAsManyDealsAsSaid() {
    var chance = new SplittableRandom(5);
    var deal = LotPermutation.of(lots(chance, 10, 0), lots(chance, 10, 0));
    assertThat(deal.quantile(0.99, 500, chance)).isGreaterThan(deal.quantile(0.5, 500, chance));
  }

  /// Boards of a lot resemble each other: each lot has its own mean.
  private static List<long[]> lots(SplittableRandom chance, int count, double shift) {
    var lots = new ArrayList<long[]>();
    for (int lot = 0; lot < count; lot++) {
      var counts = new long[4];
      var mean = 0.5 + shift + (chance.nextDouble() - 0.5) * 0.4;
      for (int board = 0; board < 20; board++) {
        var value = mean + (chance.nextDouble() - 0.5) * 0.5;
        counts[(int) Math.clamp(value * 4, 0, 3)]++;
      }
      lots.add(counts);
    }
    return lots;
  }
}
