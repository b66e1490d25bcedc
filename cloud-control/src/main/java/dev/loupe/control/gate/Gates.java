package dev.loupe.control.gate;

import static java.util.stream.Collectors.toList;

import dev.loupe.control.gate.Finding.Mark;
import dev.loupe.control.gate.Observed.Arm;
import dev.loupe.control.gate.Observed.Contrast;
import dev.loupe.control.gate.Observed.Look;
import dev.loupe.control.plan.Plan;
import dev.loupe.control.statistics.Allocation;
import dev.loupe.control.statistics.Allocation.Events;
import dev.loupe.control.statistics.ClopperPearson;
import dev.loupe.control.statistics.SampleRatio;
import dev.loupe.control.statistics.Sign;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/// The four gates on what was observed. Every e-value is anytime-valid, so they may be looked at
/// whenever there is news.
public final class Gates {
  /// A split off by chance alone holds one rollout in a thousand.
  public static final double SPLIT_LOG_LIMIT = Math.log(1_000);

  private static final double HALF = 0.5;

  /// `splitLogE`: whether the split gave the candidate its share.
  public record Weighed(List<Finding> findings, double splitLogE) {
    public Weighed {
      findings = List.copyOf(findings);
    }

    public Finding of(Gate gate) {
      return findings.get(gate.ordinal());
    }

    public List<Finding> fired() {
      return findings.stream().filter(it -> it.mark() == Mark.FIRED).collect(toList());
    }

    public boolean qualityPassed() {
      return of(Gate.QUALITY).mark() == Mark.PASSED;
    }

    public boolean splitIsOff() {
      return splitLogE >= SPLIT_LOG_LIMIT;
    }
  }

  private Gates() {}

  public static Weighed weigh(Plan plan, Observed observed) {
    var limit = Math.log(Gate.values().length / plan.alpha());
    return new Weighed(
        List.of(
            allocation(Gate.ERRORS, observed, limit, observed.paired().errors(), Arm::errors),
            allocation(Gate.LATENCY, observed, limit, observed.paired().slow(), Arm::slow),
            allocation(Gate.ACKNOWLEDGEMENTS, observed, limit, Contrast.NONE, Arm::unacknowledged),
            quality(plan, observed.disputed(), limit)),
        splitLogE(observed));
  }

  private static Finding allocation(
      Gate gate, Observed observed, double limit, Contrast pairs, ToLongFunction<Arm> count) {
    var events = new ArrayList<Events>();
    if (!pairs.equals(Contrast.NONE))
      events.add(new Events(HALF, pairs.candidate(), pairs.champion()));
    for (var split : observed.splits())
      events.add(
          new Events(
              split.share(),
              count.applyAsLong(split.candidate()),
              count.applyAsLong(split.champion())));
    var logE = Allocation.logE(events);
    var mark = logE >= limit ? Mark.FIRED : Mark.OPEN;
    return new Finding(gate, mark, logE, limit, events, says(gate, events, mark));
  }

  private static String says(Gate gate, List<Events> events, Mark mark) {
    var candidate = events.stream().mapToLong(Events::candidate).sum();
    var champion = events.stream().mapToLong(Events::champion).sum();
    var against = mark == Mark.FIRED ? ", more than its share explains" : "";
    return gate.counts()
        + ": "
        + candidate
        + " on the candidate, "
        + champion
        + " on the champion"
        + against;
  }

  /// The mean of two e-values is one: the part's verdict, and defect by defect.
  private static Finding quality(Plan plan, Observed.Disputed disputed, double limit) {
    var verdicts = disputed.verdicts();
    var defects = disputed.defects();
    var logE =
        logMean(
            Sign.logE(verdicts.candidate(), verdicts.champion()),
            Sign.logE(defects.candidate(), defects.champion()));
    var events =
        List.of(
            new Events(HALF, verdicts.candidate(), verdicts.champion()),
            new Events(HALF, defects.candidate(), defects.champion()));
    if (logE >= limit)
      return new Finding(Gate.QUALITY, Mark.FIRED, logE, limit, events, against(disputed));
    var passed = disputed.looks().stream().filter(look -> passes(plan, look)).findFirst();
    return new Finding(
        Gate.QUALITY,
        passed.isPresent() ? Mark.PASSED : Mark.OPEN,
        logE,
        limit,
        events,
        passed.map(look -> bound(plan, look) + ", proven").orElseGet(() -> open(plan, disputed)));
  }

  private static String against(Observed.Disputed disputed) {
    return "labels say the candidate alone was wrong on %d parts (boxes: %d), the champion alone on %d (boxes: %d)"
        .formatted(
            disputed.verdicts().candidate(),
            disputed.defects().candidate(),
            disputed.verdicts().champion(),
            disputed.defects().champion());
  }

  private static double logMean(double one, double other) {
    var most = Math.max(one, other);
    return most + Math.log((Math.exp(one - most) + Math.exp(other - most)) / 2);
  }

  static boolean passes(Plan plan, Look look) {
    return plan.looks().contains(look.parts())
        && look.adjudicated() == look.disputed()
        && upper(plan, look) <= plan.margin();
  }

  private static double upper(Plan plan, Look look) {
    return ClopperPearson.upper(look.candidateWrong(), look.parts(), plan.lookAlpha());
  }

  private static String bound(Plan plan, Look look) {
    return String.format(
        Locale.ROOT,
        "the candidate alone was wrong on %d of %d parts, at most %.3f %% of all (margin %.3f %%)",
        look.candidateWrong(),
        look.parts(),
        upper(plan, look) * 100,
        plan.margin() * 100);
  }

  private static String open(Plan plan, Observed.Disputed disputed) {
    if (disputed.looks().isEmpty())
      return "%d of %d parts compared for the first look"
          .formatted(disputed.compared(), plan.looks().getFirst());
    var last = disputed.looks().getLast();
    var unlabelled = last.disputed() - last.adjudicated();
    if (unlabelled > 0)
      return "%d of %d disagreements among the first %d parts wait for a label"
          .formatted(unlabelled, last.disputed(), last.parts());
    var next = plan.looks().stream().filter(look -> look > last.parts()).findFirst();
    return bound(plan, last)
        + next.map(look -> ", next look at " + look).orElse(", and there is no later look");
  }

  private static double splitLogE(Observed observed) {
    var sum = 0.0;
    for (var split : observed.splits()) {
      var candidate = split.candidate().parts();
      sum += SampleRatio.logE(candidate, candidate + split.champion().parts(), split.share());
    }
    return sum;
  }
}
