package dev.loupe.control.plan;

import dev.loupe.control.statistics.ClopperPearson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a plan asks of the line: parts and days a stage at the line's pace.
public sealed interface Forecast {
  /// `parts` are parts of the line that must pass before enough of them met the candidate.
  record Part(String name, double share, long parts, double days) {}

  record Concludes(List<Part> parts, double days) implements Forecast {}

  /// One sentence a reason.
  record CannotConclude(List<String> reasons) implements Forecast {}

  static Forecast of(Plan plan, double partsPerDay) {
    if (!(partsPerDay > 0))
      return new CannotConclude(
          List.of(
              "No part was seen on these stations lately, so the plan's days cannot be told: start"
                  + " the line first, or name partsPerDay."));
    var parts = parts(plan, partsPerDay);
    var reasons = new ArrayList<String>(proof(plan));
    reasons.addAll(patience(plan, parts));
    return reasons.isEmpty()
        ? new Concludes(parts, parts.stream().mapToDouble(Part::days).sum())
        : new CannotConclude(reasons);
  }

  /// Sentences on a proof that even a candidate without a fault could not give.
  static List<String> proof(Plan plan) {
    var last = plan.looks().getLast();
    var best = ClopperPearson.upper(0, last, plan.lookAlpha());
    return best <= plan.margin()
        ? List.of()
        : List.of(
            String.format(
                Locale.ROOT,
                "Even a candidate without a fault cannot prove a margin of %s %% at %d shadowed"
                    + " parts: its limit is %.3f %%. Add a later look or widen the margin.",
                plain(plan.margin() * 100),
                last,
                best * 100));
  }

  private static List<Part> parts(Plan plan, double perDay) {
    var all = new ArrayList<Part>();
    var shadowed = Math.max(plan.shadow().minParts(), firstPassing(plan));
    all.add(part("shadow", plan.shadow().share(), shadowed, Duration.ZERO, perDay));
    for (var stage : plan.stages())
      all.add(
          part(
              "canary " + plain(stage.share() * 100) + " %",
              stage.share(),
              stage.minParts(),
              stage.minTime(),
              perDay));
    all.add(new Part("bake", 1, 0, days(plan.bake())));
    return List.copyOf(all);
  }

  /// The first look at which a candidate without a fault passes; the last where none does.
  private static int firstPassing(Plan plan) {
    return plan.looks().stream()
        .filter(look -> ClopperPearson.upper(0, look, plan.lookAlpha()) <= plan.margin())
        .findFirst()
        .orElse(plan.looks().getLast());
  }

  private static Part part(String name, double share, int least, Duration minTime, double perDay) {
    var parts = (long) Math.ceil(least / share);
    return new Part(name, share, parts, Math.max(parts / perDay, days(minTime)));
  }

  private static List<String> patience(Plan plan, List<Part> parts) {
    var reasons = new ArrayList<String>();
    tooSlow(parts.getFirst(), plan.shadow().maxHold(), reasons);
    for (int i = 0; i < plan.stages().size(); i++)
      tooSlow(parts.get(i + 1), plan.stages().get(i).maxHold(), reasons);
    return reasons;
  }

  private static void tooSlow(Part part, Duration maxHold, List<String> reasons) {
    if (part.days() <= days(maxHold)) return;
    reasons.add(
        String.format(
            Locale.ROOT,
            "%s needs %d parts of the line, %.1f days at its pace, but maxHold is %.1f days: widen the"
                + " share, ask for fewer parts or allow more time.",
            part.name(),
            part.parts(),
            part.days(),
            days(maxHold)));
  }

  private static double days(Duration time) {
    return time.toMillis() / 86_400_000.0;
  }

  private static String plain(double number) {
    return new java.math.BigDecimal(String.format(Locale.ROOT, "%.4f", number))
        .stripTrailingZeros()
        .toPlainString();
  }
}
