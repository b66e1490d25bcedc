package dev.loupe.control.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.control.drift.Standing.Drift;
import dev.loupe.control.drift.Standing.NoData;
import dev.loupe.control.drift.Standing.Ok;
import dev.loupe.control.drift.Standing.Uncalibrated;
import dev.loupe.control.statistics.GTest;
import dev.loupe.schema.drift.Signal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PatrolTest {
  private static final double LEVEL = Round.HOURLY.level();

  @Test
  void thirtyLotsOfTwentyThatAreLikeTheReferenceAreOk() {
    assertThat(judged(30, 30, 0)).isInstanceOf(Ok.class);
  }

  @Test
  void aShiftIsDriftAndSaysByHowMuch() {
    assertThat(judged(30, 30, 1.5))
        .isInstanceOfSatisfying(
            Drift.class,
            drift -> {
              assertThat(drift.figures().js()).isGreaterThan(Figures.LEAST_JS);
              assertThat(drift.figures().kl()).isGreaterThan(Figures.LIGHT);
              assertThat(drift.figures().light()).isTrue();
              assertThat(drift.figures().g()).isGreaterThan(drift.figures().gBand());
              assertThat(drift.figures().adjusted()).isLessThanOrEqualTo(LEVEL);
            });
  }

  @Test
  void withoutLotsThereIsNoData() {
    assertThat(judged(30, 0, 0)).isInstanceOf(NoData.class);
  }

  @Test
  void lotsWithoutCountsAreNoData() {
    var lots = new Lots(1);
    var empty = Collections.nCopies(Lots.EDGES.size() + 1, 0L);
    var failed =
        IntStream.range(0, 30).mapToObj(it -> new LotCounts("f" + it, Lots.EDGES, empty)).toList();
    assertThat(walk(watched(1L, lots.lots("then", 30, 0), failed)).standing())
        .isInstanceOf(NoData.class);
    assertThat(walk(watched(1L, failed, lots.lots("now", 30, 0))).standing())
        .isInstanceOf(NoData.class);
  }

  @Test
  void amongTooManySignalsAPlainShiftIsNeitherOkNorDrift() {
    var lots = new Lots(5);
    var well = watched(1L, lots.lots("then", 30, 0), lots.lots("now", 30, 0));
    var all = new ArrayList<>(Collections.nCopies(160, well));
    all.add(watched(1L, lots.lots("then", 30, 0), lots.lots("now", 30, 2)));
    assertThat(walk(all, LEVEL, 3).getLast().standing())
        .isInstanceOfSatisfying(
            Uncalibrated.class, it -> assertThat(it.why()).contains("161 signals"));
  }

  @Test
  void withoutAReferenceNothingIsCalibrated() {
    var lots = new Lots(1).lots("now", 30, 0);
    assertThat(walk(watched(null, List.of(), lots)).standing())
        .isEqualTo(new Uncalibrated("no reference was approved", null, false));
  }

  @Test
  void ofFewerThanTwentyReferenceLotsNothingIsCompared() {
    assertThat(judged(19, 30, 3))
        .isEqualTo(new Uncalibrated("the reference holds 19 of 20 lots", null, false));
  }

  @Test
  void ofTwentyToThirtyReferenceLotsADifferenceIsATicketAndNoAlarm() {
    assertThat(judged(25, 30, 2))
        .isInstanceOfSatisfying(
            Uncalibrated.class,
            it -> {
              assertThat(it.ticket()).isTrue();
              assertThat(it.figures()).isNotNull();
            });
    assertThat(judged(25, 30, 0))
        .isInstanceOfSatisfying(Uncalibrated.class, it -> assertThat(it.ticket()).isFalse());
  }

  @Test
  void twentyPartsOfOneLotCannotBeToldFromChance() {
    assertThat(judged(30, 1, 3))
        .isEqualTo(new Uncalibrated("1 of 5 lots since the reference", null, false));
  }

  @Test
  void fiveLotsAreEnoughForAPlainShift() {
    assertThat(judged(30, 5, 3)).isInstanceOf(Drift.class);
  }

  @Test
  void lotsThatDifferAmongThemselvesRaiseNoFalseAlarmWhereIndependentPartsWould() {
    var byLots = 0;
    var byParts = 0;
    for (var run = 0; run < 200; run++) {
      var lots = new Lots(1_000 + run);
      var then = lots.lots("then", 30, 0);
      var now = lots.lots("now", 30, 0);
      var found = walk(List.of(watched(1L, then, now)), Round.DAILY.level(), run).getFirst();
      if (found.standing() instanceof Drift) byLots++;
      var g = GTest.ofTwo(LotCounts.sum(now), LotCounts.sum(then));
      if (GTest.pValue(g, 19) <= Round.DAILY.level()) byParts++;
    }
    assertThat(byLots).isLessThanOrEqualTo(12); // 4 expected of 200 at 0.02
    assertThat(byParts).as("control: parts taken for independent").isGreaterThan(24);
  }

  @Test
  void manySignalsShareOneBudget() {
    var all = new ArrayList<Watched>();
    for (var i = 0; i < 40; i++) {
      var lots = new Lots(5_000 + i);
      all.add(watched(1L, lots.lots("then", 30, 0), lots.lots("now", 30, i == 7 ? 1.5 : 0)));
    }

    var found = walk(all, LEVEL, 3);

    assertThat(found.get(7).standing()).isInstanceOf(Drift.class);
    assertThat(found.stream().filter(it -> it.standing() instanceof Drift)).hasSize(1);
  }

  @Test
  void theBandHoldsEveryBinWhileTheLineIsWell() {
    var lots = new Lots(11);
    var then = lots.lots("then", 30, 0);
    var found = walk(watched(1L, then, lots.lots("now", 30, 0)));
    assertThat(found.band().low()).hasSize(20);
    for (var bin = 0; bin < 20; bin++)
      assertThat(found.band().low().get(bin)).isLessThan(found.band().high().get(bin));
  }

  private static Standing judged(int then, int now, double shift) {
    var lots = new Lots(42);
    var reference = lots.lots("then", then, 0);
    return walk(watched(1L, reference, lots.lots("now", now, shift))).standing();
  }

  private static Watched watched(
      @Nullable Long reference, List<LotCounts> then, List<LotCounts> now) {
    return new Watched(AlertsTest.series("aoi-1"), Signal.LUMA, reference, then, now);
  }

  private static Finding walk(Watched watched) {
    return walk(List.of(watched), LEVEL, 1).getFirst();
  }

  private static List<Finding> walk(List<Watched> all, double level, long seed) {
    return Patrol.walk(all, level, new SplittableRandom(seed));
  }
}
