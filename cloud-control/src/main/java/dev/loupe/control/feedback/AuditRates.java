package dev.loupe.control.feedback;

import dev.loupe.control.statistics.ClopperPearson;
import dev.loupe.schema.inspection.Verdict;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Escape (defective parts that were passed, of all defective) and overkill (good parts that were
/// not passed, of all good), each drawn part counting for 1 ∕ its probability (Horvitz and Thompson
/// 1952). Null where the figure is not estimable; `why` then says it.
public record AuditRates(
    int drawn, int labelled, @Nullable Rate escape, @Nullable Rate overkill, String why) {
  /// Below this share of answers those who did not answer may differ from those who did.
  static final double LEAST_RESPONSE = 0.9;

  private static final double ALPHA = 0.05;

  /// `low` to `high` is the 95 % interval, by Clopper and Pearson on the effective number of parts
  /// (Korn and Graubard 1998): exact where all probabilities are alike. `parts` is the estimate of
  /// how many there were in all.
  public record Rate(double rate, double low, double high, double parts, int seen) {}

  public static AuditRates of(List<Drawn> all) {
    var drawn = all.stream().filter(it -> it.verdict() != Verdict.ERROR).toList();
    var labelled = drawn.stream().filter(it -> it.defective() != null).toList();
    var response = drawn.isEmpty() ? 0 : (double) labelled.size() / drawn.size();
    if (response < LEAST_RESPONSE)
      return new AuditRates(
          drawn.size(),
          labelled.size(),
          null,
          null,
          drawn.isEmpty()
              ? "not estimable: no part was drawn"
              : "not estimable: %d of %d drawn parts are labelled, 90 %% are needed"
                  .formatted(labelled.size(), drawn.size()));
    return new AuditRates(
        drawn.size(),
        labelled.size(),
        rate(labelled, true, it -> it.verdict() == Verdict.PASS),
        rate(labelled, false, it -> it.verdict() != Verdict.PASS),
        "");
  }

  private static @Nullable Rate rate(
      List<Drawn> labelled, boolean defective, Predicate<Drawn> wrong) {
    var of = labelled.stream().filter(it -> Objects.equals(it.defective(), defective)).toList();
    if (of.isEmpty()) return null;
    var sum = 0.0;
    var squares = 0.0;
    var hits = 0.0;
    for (var it : of) {
      var weight = 1 / it.probability();
      sum += weight;
      squares += weight * weight;
      if (wrong.test(it)) hits += weight;
    }
    var rate = hits / sum;
    var effective = (long) Math.floor(sum * sum / squares + 1e-9);
    var low =
        ClopperPearson.lower((long) Math.floor(rate * effective + 1e-9), effective, ALPHA / 2);
    var high =
        ClopperPearson.upper((long) Math.ceil(rate * effective - 1e-9), effective, ALPHA / 2);
    return new Rate(rate, low, high, hits, of.size());
  }
}
