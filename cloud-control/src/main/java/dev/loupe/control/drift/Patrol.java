package dev.loupe.control.drift;

import dev.loupe.control.drift.Standing.Drift;
import dev.loupe.control.drift.Standing.NoData;
import dev.loupe.control.drift.Standing.Ok;
import dev.loupe.control.drift.Standing.Uncalibrated;
import dev.loupe.control.statistics.BenjaminiHochberg;
import dev.loupe.control.statistics.Divergence;
import dev.loupe.control.statistics.LotPermutation;
import dev.loupe.control.statistics.Wasserstein;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// One round over all that is watched. Pure: the lots come in, a standing for each signal goes out.
/// Of all tests of the round a share of at most `level` of what it calls drift is chance.
public final class Patrol {
  /// Fewer lots in the reference: nothing is compared.
  public static final int LEAST_LOTS = 20;

  /// Fewer lots in the reference: compared, but a difference makes a ticket and no alarm.
  public static final int CALIBRATED_LOTS = 30;

  /// Fewer lots now could not be told from chance.
  public static final int LEAST_NOW = 5;

  private static final int FIRST_DRAWS = 999;
  private static final int MOST_DRAWS = 200_000;

  private final double level;
  private final RandomGenerator chance;
  private int tests;

  private Patrol(double level, RandomGenerator chance) {
    this.level = level;
    this.chance = chance;
  }

  /// A signal on its way to a finding: `tested` is null where no test was possible.
  private record Step(Watched watched, Optional<Figures> tested, Standing otherwise, Band band) {}

  public static List<Finding> walk(List<Watched> all, double level, RandomGenerator chance) {
    var patrol = new Patrol(level, chance);
    patrol.tests = (int) all.stream().filter(it -> obstacle(it).isEmpty()).count();
    return patrol.judged(all.stream().map(patrol::test).toList());
  }

  /// Why no test is possible, if so.
  static Optional<Standing> obstacle(Watched it) {
    if (it.now().isEmpty()) return Optional.of(new NoData("no lot since the reference"));
    if (it.reference() == null)
      return Optional.of(new Uncalibrated("no reference was approved", null, false));
    if (it.then().size() < LEAST_LOTS)
      return Optional.of(
          new Uncalibrated(
              "the reference holds " + it.then().size() + " of " + LEAST_LOTS + " lots",
              null,
              false));
    if (parts(it.then()) == 0)
      return Optional.of(new NoData("the reference's lots hold no counts"));
    if (parts(it.now()) == 0)
      return Optional.of(new NoData("the lots since the reference hold no counts"));
    if (it.now().size() < LEAST_NOW)
      return Optional.of(
          new Uncalibrated(
              it.now().size() + " of " + LEAST_NOW + " lots since the reference", null, false));
    return Optional.empty();
  }

  private static long parts(List<LotCounts> lots) {
    return lots.stream().mapToLong(LotCounts::parts).sum();
  }

  private Step test(Watched it) {
    var obstacle = obstacle(it);
    if (obstacle.isPresent()) return new Step(it, Optional.empty(), obstacle.get(), Band.NONE);
    var now = LotCounts.arrays(it.now());
    var then = LotCounts.arrays(it.then());
    var figures = figures(it, LotPermutation.of(now, then));
    return new Step(it, Optional.of(figures), new Ok(figures), Band.of(now, then, chance));
  }

  private Figures figures(Watched it, LotPermutation lots) {
    var now = LotCounts.sum(it.now());
    var then = LotCounts.sum(it.then());
    var edges = it.then().getFirst().edges().stream().mapToDouble(Double::doubleValue).toArray();
    var w1 = Wasserstein.overIqr(edges, now, then);
    return new Figures(
        Divergence.kullbackLeibler(now, then),
        Divergence.jensenShannon(now, then),
        Double.isFinite(w1) ? (Double) w1 : null,
        Divergence.stability(now, then),
        lots.statistic(),
        lots.quantile(0.99, FIRST_DRAWS, chance),
        pValue(lots),
        1);
  }

  /// A first look tells what is plainly no drift; only the rest is worth enough deals to reach the
  /// level of all tests together.
  private double pValue(LotPermutation lots) {
    var first = lots.pValue(FIRST_DRAWS, chance);
    if (first > 0.02) return first;
    return lots.pValue(draws(), chance);
  }

  private int draws() {
    return Math.max(FIRST_DRAWS, (int) Math.min(MOST_DRAWS, Math.ceil(4 * tests / level)));
  }

  /// Whether no deal came near it, and even that is not enough among so many tests.
  private boolean cannotTell(Figures figures) {
    return figures.p() * draws() < 2 && figures.isLarge() && !figures.driftsAt(level);
  }

  private List<Finding> judged(List<Step> steps) {
    var ps = steps.stream().flatMap(it -> it.tested().stream()).map(Figures::p).toList();
    var adjusted = BenjaminiHochberg.adjusted(ps);
    var findings = new ArrayList<Finding>();
    var next = 0;
    for (var step : steps) {
      var standing =
          step.tested().isEmpty()
              ? step.otherwise()
              : standing(step.watched(), step.tested().get().adjusted(adjusted[next++]));
      findings.add(new Finding(step.watched(), standing, step.band()));
    }
    return findings;
  }

  private Standing standing(Watched it, Figures figures) {
    if (cannotTell(figures))
      return new Uncalibrated(
          tests + " signals are too many for this patrol to tell: walk it for one line",
          figures,
          false);
    var drifts = figures.driftsAt(level);
    if (it.then().size() >= CALIBRATED_LOTS) return drifts ? new Drift(figures) : new Ok(figures);
    return new Uncalibrated(
        "the reference holds " + it.then().size() + " of " + CALIBRATED_LOTS + " lots",
        figures,
        drifts);
  }
}
