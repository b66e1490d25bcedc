package dev.loupe.control.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.control.gate.SimulatedLine.Rates;
import dev.loupe.control.gate.SimulatedLine.Run;
import dev.loupe.control.plan.Plan;
import dev.loupe.control.plan.PlanFile;
import dev.loupe.control.plan.Plans;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Whole canaries simulated, looked at after each event. With LOUPE_FULL=1 at full size; LOUPE_SEED
/// names another seed.
class FalseAlarmTest {
  private static final boolean FULL = "1".equals(System.getenv("LOUPE_FULL"));
  private static final long SEED = Long.parseLong(System.getenv().getOrDefault("LOUPE_SEED", "1"));
  private static final Plan PLAN =
      ((PlanFile.Read.Understood) PlanFile.read(Plans.named("default").orElseThrow())).plan();
  private static final List<Double> RAMP = List.of(0.01, 0.05, 0.1, 0.5);
  private static final Rates SAME = new Rates(0.002, 0.002, 0.002, 0.001, 0.002);

  /// A line that `./prove` keeps.
  private static void figure(String name, long value, String beside, long other) {
    System.out.printf("{\"%s\": %d, \"%s\": %d}%n", name, value, beside, other);
  }

  private static long rollBacks(int runs, boolean countFrames, int candidateParts) {
    return IntStream.range(0, runs)
        .mapToObj(run ->
            new SimulatedLine(PLAN, SAME, countFrames, new SplittableRandom(SEED * 10_000 + run))
                .run(RAMP, candidateParts))
        .filter(Run::fired)
        .count();
  }

  @Test
  void theSameModelIsRolledBackInAtMost13Of500Rollouts() {
    var runs = FULL ? 500 : 100;
    var parts = FULL ? 1_000 : 500;
    var most = FULL ? 13 : 4;
    var falseAlarms = rollBacks(runs, false, parts);
    figure("falseRollBacks", falseAlarms, "runs", runs);
    assertThat(falseAlarms).isLessThanOrEqualTo(most);
  }

  @Test
  void countingFramesInsteadOfPartsWouldRollBackMore() {
    var runs = FULL ? 500 : 100;
    var parts = FULL ? 1_000 : 500;
    var most = FULL ? 13 : 4;
    var falseAlarms = rollBacks(runs, true, parts);
    figure("falseRollBacksByFrames", falseAlarms, "runs", runs);
    assertThat(falseAlarms).isGreaterThan(most);
  }

  @Test
  void fiveTimesTheErrorsAreFoundWithin11500CandidateParts() {
    var runs = FULL ? 500 : 60;
    var rates = new Rates(0.0002, 0.001, 0, 0, 0);
    var found =
        IntStream.range(0, runs)
            .mapToObj(run ->
                new SimulatedLine(PLAN, rates, false, new SplittableRandom(SEED * 20_000 + run))
                    .run(List.of(0.05), 40_000))
            .mapToLong(run -> run.fired() ? run.candidateParts() : Long.MAX_VALUE)
            .sorted()
            .toArray();
    var median = found[runs / 2];
    var all = Arrays.stream(found).filter(it -> it < Long.MAX_VALUE).count();
    figure("medianCandidateParts", median, "found", all);
    assertThat(median).isLessThanOrEqualTo(11_500);
  }
}
