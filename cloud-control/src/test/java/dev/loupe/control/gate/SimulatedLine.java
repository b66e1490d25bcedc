package dev.loupe.control.gate;

import dev.loupe.control.gate.Observed.Arm;
import dev.loupe.control.gate.Observed.Contrast;
import dev.loupe.control.gate.Observed.Disputed;
import dev.loupe.control.gate.Observed.Paired;
import dev.loupe.control.gate.Observed.Split;
import dev.loupe.control.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A line of parts in lots, as a rollout meets it: lots differ in their error rate, and a part that
/// met an error is tried again, mostly with the same result. The gates are asked after each event.
final class SimulatedLine {
  private static final int LOT = 200;
  private static final int RETRIES = 5;
  private static final double SAME_AGAIN = 0.9;

  /// Rates a part: errors of the champion and the candidate, slow parts, missing acknowledgements,
  /// parts on which labels say that one of both alone was wrong (either alike).
  record Rates(
      double champion, double candidate, double slow, double unacknowledged, double disputed) {}

  /// What one run came to: after how many candidate parts a gate fired, or −1.
  record Run(Gate gate, long candidateParts) {
    static final Run QUIET = new Run(Gate.ERRORS, -1);

    boolean fired() {
      return candidateParts >= 0;
    }
  }

  private final Plan plan;
  private final Rates rates;
  private final boolean countFrames;
  private final SplittableRandom chance;
  private final List<Split> splits = new ArrayList<>();
  private long candidateWrong;
  private long championWrong;
  private double lotFactor;

  SimulatedLine(Plan plan, Rates rates, boolean countFrames, SplittableRandom chance) {
    this.plan = plan;
    this.rates = rates;
    this.countFrames = countFrames;
    this.chance = chance;
  }

  /// Through these shares of the canary, so many candidate parts in each.
  Run run(List<Double> shares, int candidateParts) {
    long decided = 0;
    for (var share : shares) {
      var counts = new long[2][4]; // candidate, champion: parts, errors, slow, unacknowledged
      for (long part = 0; counts[0][0] < candidateParts; part++) {
        if (part % LOT == 0) lotFactor = lot();
        var arm = chance.nextDouble() < share ? 0 : 1;
        counts[arm][0]++;
        if (arm == 0) decided++;
        if (!happens(counts[arm], arm)) continue;
        var fired = Gates.weigh(plan, observed(share, counts)).fired();
        if (!fired.isEmpty()) return new Run(fired.getFirst().gate(), decided);
      }
      splits.add(split(share, counts));
    }
    return Run.QUIET;
  }

  /// From a third to twice the mean: 1 in the mean.
  private double lot() {
    var u = chance.nextDouble();
    return 0.25 + 1.5 * u;
  }

  private boolean happens(long[] counts, int arm) {
    var error = arm == 0 ? rates.candidate() : rates.champion();
    var any = false;
    if (chance.nextDouble() < error * lotFactor) {
      counts[1] += countFrames ? frames() : 1;
      any = true;
    }
    if (chance.nextDouble() < rates.slow()) {
      counts[2]++;
      any = true;
    }
    if (chance.nextDouble() < rates.unacknowledged()) {
      counts[3]++;
      any = true;
    }
    if (chance.nextDouble() < rates.disputed()) {
      if (chance.nextBoolean()) candidateWrong++;
      else championWrong++;
      any = true;
    }
    return any;
  }

  private int frames() {
    var frames = 1;
    for (int i = 0; i < RETRIES && chance.nextDouble() < SAME_AGAIN; i++) frames++;
    return frames;
  }

  private Observed observed(double share, long[][] counts) {
    var all = new ArrayList<>(splits);
    all.add(split(share, counts));
    return new Observed(
        new Paired(0, 0, Contrast.NONE, Contrast.NONE),
        all,
        new Disputed(0, new Contrast(candidateWrong, championWrong), Contrast.NONE, List.of()),
        List.of(),
        List.of());
  }

  private static Split split(double share, long[][] counts) {
    return new Split(share, arm(counts[0]), arm(counts[1]));
  }

  private static Arm arm(long[] counts) {
    return new Arm(counts[0], counts[1], counts[2], counts[3]);
  }
}
