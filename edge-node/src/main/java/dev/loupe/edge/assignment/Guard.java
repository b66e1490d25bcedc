package dev.loupe.edge.assignment;

import dev.loupe.edge.inference.Ran;
import dev.loupe.schema.fleet.Assignment.Limits;
import dev.loupe.schema.fleet.GuardTripped.Why;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Counts a candidate's runs; `errors` and `misses` are the numbers of those among the last
/// `limits.parts`.
record Guard(long runs, List<Long> errors, List<Long> misses) {
  static final Guard FRESH = new Guard(0, List.of(), List.of());

  Guard {
    errors = List.copyOf(errors);
    misses = List.copyOf(misses);
  }

  /// What made it trip: `events` within the last `parts` runs.
  record Trip(Why why, int events, int parts) {}

  record Counted(Guard guard, @Nullable Trip trip) {}

  Counted count(Ran how, Limits limits) {
    var number = runs + 1;
    var next =
        switch (how) {
          case WELL, HANG -> new Guard(number, within(errors, limits), within(misses, limits));
          case ERROR -> new Guard(number, with(errors, limits), within(misses, limits));
          case MISS -> new Guard(number, within(errors, limits), with(misses, limits));
        };
    return new Counted(next, next.trip(how, limits));
  }

  private @Nullable Trip trip(Ran how, Limits limits) {
    var parts = (int) Math.min(runs, limits.parts());
    if (how == Ran.HANG) return new Trip(Why.HANG, 1, parts);
    if (errors.size() > limits.errors()) return new Trip(Why.ERRORS, errors.size(), parts);
    if (misses.size() > limits.misses()) return new Trip(Why.MISSES, misses.size(), parts);
    return null;
  }

  /// The next run included.
  private List<Long> within(List<Long> numbers, Limits limits) {
    return numbers.stream().filter(each -> each > runs + 1 - limits.parts()).toList();
  }

  private List<Long> with(List<Long> numbers, Limits limits) {
    return Stream.concat(within(numbers, limits).stream(), LongStream.of(runs + 1).boxed())
        .toList();
  }
}
