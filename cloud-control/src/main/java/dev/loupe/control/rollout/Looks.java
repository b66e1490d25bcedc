package dev.loupe.control.rollout;

import dev.loupe.control.rollout.RolloutStore.Weighing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// The last look at each rollout under way. A look counts all parts of its rollout, and there may
/// be hundreds of thousands: turns take a tenth of the time at most, and however many pages show
/// it, they count by themselves only where no turn has lately. No page ever holds up a turn.
public final class Looks {
  private static final Duration NEW = Duration.ofSeconds(2);
  private static final int REST = 9;

  /// Well below the time after which an unconfirmed lease is not renewed.
  private static final Duration LONGEST_REST = Duration.ofSeconds(5);

  private final Map<String, Last> last = new ConcurrentHashMap<>();
  private final InstantSource clock;

  /// Pages show it until `fresh`, the next turn may come at `due`.
  private record Last(long version, Weighing weighing, Instant fresh, Instant due) {}

  public Looks(InstantSource clock) {
    this.clock = clock;
  }

  /// Whether the last turn lies so far back that the next may be taken.
  public boolean due(String rollout) {
    var before = last.get(rollout);
    return before == null || !clock.instant().isBefore(before.due);
  }

  /// A turn that began at `began` has ended.
  public void took(Rollout rollout, Weighing weighing, Instant began) {
    var ended = clock.instant();
    var rest = rest(began, ended);
    last.put(rollout.id(), last(rollout, weighing, ended, rest, ended.plus(rest)));
  }

  public void forget(String rollout) {
    last.remove(rollout);
  }

  /// The last one, where it is fresh and the rollout is still as it was then; else what `look`
  /// finds.
  public Weighing of(Rollout rollout, Supplier<Weighing> look) {
    var before = last.get(rollout.id());
    var began = clock.instant();
    if (before != null && before.version == rollout.version() && began.isBefore(before.fresh))
      return before.weighing;
    var weighing = look.get();
    var ended = clock.instant();
    last.compute(
        rollout.id(),
        (_, now) ->
            last(rollout, weighing, ended, rest(began, ended), now == null ? ended : now.due));
    return weighing;
  }

  private static Last last(
      Rollout rollout, Weighing weighing, Instant ended, Duration rest, Instant due) {
    var fresh = rest.compareTo(NEW) > 0 ? rest : NEW;
    return new Last(rollout.version(), weighing, ended.plus(fresh), due);
  }

  private static Duration rest(Instant began, Instant ended) {
    var rest = Duration.between(began, ended).multipliedBy(REST);
    return rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
  }
}
