package dev.loupe.it.check;

import java.util.ArrayList;
import java.util.List;

/// What a check found. `differences` says where the three accounts of a run part, in words.
public record Report(Figures figures, List<String> differences) {
  private static final double ESCAPES = .08;
  private static final double FALSE_CALLS = .01;
  private static final double BOXES = .9;

  public Report {
    differences = List.copyOf(differences);
  }

  public Report with(Figures other) {
    return new Report(other, differences);
  }

  /// Why a run is no success; empty where it is. A run without a part is none.
  public List<String> failures() {
    var failures = new ArrayList<>(differences);
    if (figures.triggered() == 0) failures.add("no part was triggered");
    if (figures.results() != figures.triggered() || figures.rows() != figures.triggered())
      failures.add(
          "%d triggers, %d results, %d rows"
              .formatted(figures.triggered(), figures.results(), figures.rows()));
    if (figures.errors() > 0) failures.add(figures.errors() + " parts got ERROR");
    return failures;
  }

  /// Where a detector made for these boards falls short: more than 8 % of one-defect boards passed,
  /// more than 1 % false calls (by the exact one-sided 99 % lower limit), fewer than 90 % of the
  /// boxes found.
  public List<String> shortfalls() {
    var shortfalls = new ArrayList<String>();
    if (figures.escapes() > ESCAPES * figures.oneDefect())
      shortfalls.add(
          "%d escapes of %d one-defect boards are more than 8 %%"
              .formatted(figures.escapes(), figures.oneDefect()));
    if (Binomial.lowerLimit(figures.falseCalls(), figures.good(), .99) > FALSE_CALLS)
      shortfalls.add(
          "%d false calls of %d good boards are more than 1 %%"
              .formatted(figures.falseCalls(), figures.good()));
    if (figures.boxesFound() < BOXES * figures.boxes())
      shortfalls.add(
          "%d of %d boxes found are fewer than 90 %%"
              .formatted(figures.boxesFound(), figures.boxes()));
    return shortfalls;
  }
}
