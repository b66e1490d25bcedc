package dev.loupe.it.check;

import dev.loupe.schema.inspection.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Counts parts by what they were and what the PLC was told.
final class Tally {
  private int triggered;
  private int results;
  private int errors;
  private int review;
  private int good;
  private int falseCalls;
  private int oneDefect;
  private int escapes;
  private int whole;
  private int boxesFound;
  private int boxes;
  private final List<Double> ms = new ArrayList<>();

  void add(Shot shot, @Nullable Truth truth, List<Rows.Found> found) {
    triggered++;
    if (!shot.words().isEmpty()) results++;
    shot.words().forEach(word -> ms.add(word.ms()));
    var told = told(shot);
    if (told == Verdict.ERROR) errors++;
    if (told == Verdict.REVIEW) review++;
    if (truth != null) judge(truth, told, found);
  }

  private void judge(Truth truth, @Nullable Verdict told, List<Rows.Found> found) {
    switch (truth.kind()) {
      case GOOD -> {
        good++;
        if (told == Verdict.REJECT || told == Verdict.REVIEW) falseCalls++;
      }
      case ONE_DEFECT -> {
        oneDefect++;
        if (told == Verdict.PASS) escapes++;
      }
      case WHOLE -> whole++;
    }
    boxes += truth.flaws().size();
    boxesFound += Matching.count(truth.flaws(), found);
  }

  private static @Nullable Verdict told(Shot shot) {
    return shot.words().isEmpty()
        ? null
        : Verdict.ofCode(shot.words().getFirst().verdict()).orElse(null);
  }

  Figures figures(long seed, int rows, Checker.Complaints complaints) {
    var quantiles = new Quantiles(ms);
    return new Figures(
        seed,
        triggered,
        results,
        rows,
        complaints.lost(),
        complaints.doubled(),
        complaints.mismatched(),
        errors,
        review,
        good,
        falseCalls,
        oneDefect,
        escapes,
        whole,
        boxesFound,
        boxes,
        quantiles.at(.5),
        quantiles.at(.99),
        0,
        0);
  }
}
