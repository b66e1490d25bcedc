package dev.loupe.it.played;

import dev.loupe.it.check.Truth;
import dev.loupe.schema.defect.Box;
import dev.loupe.schema.defect.Defect;
import dev.loupe.schema.defect.DefectClass;
import dev.loupe.schema.inspection.ErrorCode;
import dev.loupe.schema.inspection.Origin;
import dev.loupe.schema.inspection.Outcome;
import dev.loupe.schema.inspection.Part;
import dev.loupe.schema.inspection.Shadowed;
import dev.loupe.schema.inspection.Verdict;
import dev.loupe.schema.model.ModelRef;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/// A station's parts, in lots and with retries, and what models say of them by their conduct.
final class PlayedLine {
  private static final int LOT = 20;
  private static final int MOST_RETRIES = 5;
  private static final double BAD = 0.2;
  private static final double RETRIED = 0.05;
  private static final Box FLAW = new Box(100, 100, 140, 140);
  private static final Box NOTHING = new Box(300, 300, 340, 340);

  private final String station;
  private final SplittableRandom chance;
  private final Map<String, Conduct> conducts;
  private final Map<String, Truth> truths;
  private long number;
  private int retries;
  private boolean bad;

  /// `conducts` by a model's digest; the truth of each part goes to `truths`.
  PlayedLine(
      String station,
      long seed,
      Map<String, Conduct> conducts,
      ConcurrentHashMap<String, Truth> truths) {
    this.station = station;
    this.chance = new SplittableRandom(seed);
    this.conducts = conducts;
    this.truths = truths;
  }

  /// Whether the PLC leaves this model's result unacknowledged.
  boolean unacknowledged(ModelRef model) {
    return chance.nextDouble() < conduct(model).unacknowledged();
  }

  private Conduct conduct(ModelRef model) {
    return conducts.getOrDefault(model.digest(), Conduct.GOOD);
  }

  /// The next part, or the last one tried again.
  Part next() {
    if (retries > 0) retries--;
    else {
      number++;
      bad = chance.nextDouble() < BAD;
      if (chance.nextDouble() < RETRIED) retries = 1 + chance.nextInt(MOST_RETRIES);
    }
    var id = station + "-" + number;
    var flaws = bad ? List.of(new Truth.Flaw("open", FLAW)) : List.<Truth.Flaw>of();
    truths.put(id, new Truth(id, bad ? Truth.Kind.ONE_DEFECT : Truth.Kind.GOOD, flaws));
    var lot = station + "-lot-" + number / LOT;
    return new Part(id, null, lot, Stand.LINE, station, "pcb", Origin.PRODUCTION);
  }

  /// What `model` says of the part in front of it.
  Shadowed.Result looks(ModelRef model) {
    var conduct = conduct(model);
    var infer = chance.nextDouble() < conduct.slow() ? 500.0 : 5 + chance.nextDouble();
    if (chance.nextDouble() < conduct.errors())
      return new Shadowed.Result(model, Outcome.error(ErrorCode.MODEL_FAILED), List.of(), infer, 1);
    var calls = chance.nextDouble() >= conduct.misses() && bad;
    var calledFalsely = chance.nextDouble() < conduct.falseCalls() && !bad;
    if (!calls && !calledFalsely)
      return new Shadowed.Result(
          model, new Outcome(Verdict.PASS, 0.9, ErrorCode.NONE), List.of(), infer, 1);
    var defect = new Defect(0, calls ? FLAW : NOTHING, DefectClass.OPEN, 0.8);
    return new Shadowed.Result(
        model, new Outcome(Verdict.REJECT, 0.8, ErrorCode.NONE), List.of(defect), infer, 1);
  }
}
