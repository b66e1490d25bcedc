package dev.loupe.control.live.adapter;

import dev.loupe.control.fleet.Reported;
import dev.loupe.control.image.ImageStored;
import dev.loupe.control.ledger.Committed;
import dev.loupe.control.live.LineVersions;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;

/// Tells each listener when its line has changed. Replicas do not hear of each other: a page also
/// asks by itself from time to time.
@ApplicationScoped
class ChangeFeed {
  private static final Duration TICK = Duration.ofMillis(250);
  private static final int ALIVE_TICKS = 20;

  private final LineVersions versions = new LineVersions(System.currentTimeMillis());
  private volatile boolean ending;

  /// A stream never ends by itself and would hold the graceful stop until its time-out.
  @PostConstruct
  void endWithTheProcess() {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> ending = true));
  }

  /// A line's version; not `changed` says only that the connection lives.
  record Beat(long version, boolean changed) {}

  long version(String line) {
    return versions.of(line);
  }

  /// At once the version as it is, then each change: at most one a tick.
  Multi<Beat> of(String line) {
    var listener = new Listener(line);
    return Multi.createFrom()
        .ticks()
        .every(TICK)
        .onOverflow()
        .drop()
        .select()
        .first(_ -> !ending)
        .onItem()
        .transformToIterable(_ -> listener.tick());
  }

  void on(@Observes Committed it) {
    versions.changed(it.line(), System.currentTimeMillis());
  }

  void on(@Observes Reported it) {
    versions.changed(it.line(), System.currentTimeMillis());
  }

  /// The event does not say whose image it is.
  void on(@Observes ImageStored it) {
    versions.everywhere(System.currentTimeMillis());
  }

  private final class Listener {
    private final String line;
    private long told = Long.MIN_VALUE;
    private int quiet;

    Listener(String line) {
      this.line = line;
    }

    List<Beat> tick() {
      var now = versions.of(line);
      var changed = now != told;
      if (!changed && ++quiet < ALIVE_TICKS) return List.of();
      told = now;
      quiet = 0;
      return List.of(new Beat(now, changed));
    }
  }
}
