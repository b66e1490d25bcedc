package dev.loupe.edge.assignment.adapter;

import dev.loupe.bundle.Site;
import dev.loupe.bundle.dsse.Trust;
import dev.loupe.edge.assignment.ModelDesk;
import dev.loupe.schema.fleet.Report;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Looks now and then whether the running champions would be accepted today. It alarms people, and
/// stops nothing.
final class TrustWatch implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(TrustWatch.class);
  private static final int EVERY_S = 10;
  private static final Duration AT_LEAST_EVERY = Duration.ofMinutes(10);

  private final ModelDesk desk;
  private final BundleJudge judge;
  private final DeskAlarms alarms;
  private final World world;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().daemon().name("trust-watch").unstarted(work));
  private @Nullable Seen seen;

  /// What the answer depends on.
  record World(Supplier<Trust> trust, Supplier<Site.Plc> plc, Supplier<Instant> clock) {}

  private record Seen(Trust trust, Site.Plc plc, long period, List<Report.Slot> champions) {}

  TrustWatch(ModelDesk desk, BundleJudge judge, DeskAlarms alarms, World world) {
    this.desk = desk;
    this.judge = judge;
    this.alarms = alarms;
    this.world = world;
  }

  void start() {
    var _ = clock.scheduleWithFixedDelay(this::look, EVERY_S, EVERY_S, TimeUnit.SECONDS);
  }

  private void look() {
    try {
      var now = world.clock.get();
      var latest = desk.believed(now);
      if (desk.contradicts(now)) {
        seen = null;
        alarms.doubts(Optional.of("the clock says " + now + ", but it was " + latest + " before"));
        return;
      }
      var next = seen(now);
      if (next.equals(seen)) return;
      alarms.doubts(doubts(latest));
      seen = next;
    } catch (IOException | RuntimeException e) { // the next look tries again
      LOG.warn("The champion's trust cannot be looked at", e);
    }
  }

  /// Reading a bundle takes time: it is done where something has changed, and else rarely.
  private Seen seen(Instant now) {
    var period = now.toEpochMilli() / AT_LEAST_EVERY.toMillis();
    var champions =
        desk.slots().stream()
            .map(it -> new Report.Slot(it.station(), it.recipe(), it.champion(), it.state()))
            .toList();
    return new Seen(world.trust.get(), world.plc.get(), period, champions);
  }

  private Optional<String> doubts(Instant latest) throws IOException {
    for (var slot : desk.slots()) {
      var champion = slot.champion();
      if (champion == null) continue;
      var doubt = judge.doubts(champion.digest(), latest);
      if (doubt.isPresent()) return doubt;
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
