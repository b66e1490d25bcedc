package dev.loupe.control.gate;

import dev.loupe.schema.model.ModelRef;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// What the ledger holds on a rollout, counted and never judged. Only production parts count, and
/// of each unit (`sampling.unit`) on a station only the first outcome, by order of arrival: five
/// retries of one bad board are one part.
public interface Evidence {
  /// `slowMs`: a part's own model time (infer + decide) above it is slow. `looks`: counts of
  /// compared parts at which the disputes so far are wanted.
  record Question(
      String rollout, ModelRef champion, ModelRef candidate, double slowMs, List<Integer> looks) {
    public Question {
      looks = List.copyOf(looks);
    }
  }

  /// Where a rollout takes place; `recipe` null: all.
  record Where(List<String> nodes, @Nullable String recipe) {
    public Where {
      nodes = List.copyOf(nodes);
    }
  }

  /// One consistent moment of the ledger.
  Observed observe(Question question);

  /// The p99 in ms of the champion's own model time over its newest production parts (at most
  /// 2,000) before `until`; empty of fewer than 100.
  OptionalDouble championP99(Where where, ModelRef champion, Instant until);

  /// Production parts a day: of the last hour if there were any, else of the last seven days; 0 of
  /// none.
  double partsPerDay(Where where, Instant now);
}
