package dev.loupe.control.rollout;

import dev.loupe.control.rollout.RolloutStore.Weighing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// The last look at each rollout under way. A look counts all parts of its rollout, and there may
/// be hundreds of thousands: however many pages show it, it is counted again only when the last
/// count is no longer new, and counting takes a tenth of the database's time at most.
public final class Looks {
  private static final Duration NEW = Duration.ofSeconds(2);
  private static final int REST = 9;

  /// Well below the time after which an unconfirmed lease is not renewed.
  private static final Duration LONGEST_REST = Duration.ofSeconds(5);

  private final Map<String, Last> last = new ConcurrentHashMap<>();
  private final InstantSource clock;

  private record Last(long version, Weighing weighing, Instant ended, Duration took) {
    Duration rest() {
      var rest = took.multipliedBy(REST);
      return rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
    }
  }

  public Looks(InstantSource clock) {
    this.clock = clock;
  }

  /// Whether the last look lies so far back that the next may be taken.
  public boolean due(String rollout) {
    var before = last.get(rollout);
    return before == null || !clock.instant().isBefore(before.ended.plus(before.rest()));
  }

  /// A look that began at `began` has ended.
  public void took(Rollout rollout, Weighing weighing, Instant began) {
    var ended = clock.instant();
    var took = Duration.between(began, ended);
    last.put(rollout.id(), new Last(rollout.version(), weighing, ended, took));
  }

  public void forget(String rollout) {
    last.remove(rollout);
  }

  /// The last one, where the rollout is still as it was then and the count is new or the next is
  /// not due; else what `look` finds.
  public Weighing of(Rollout rollout, Supplier<Weighing> look) {
    var before = last.get(rollout.id());
    var began = clock.instant();
    if (before != null && before.version == rollout.version()) {
      if (began.isBefore(before.ended.plus(NEW)) || !due(rollout.id())) return before.weighing;
    }
    var weighing = look.get();
    took(rollout, weighing, began);
    return weighing;
  }
}
