package dev.loupe.control.drift.adapter;

import dev.loupe.control.drift.Round;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import org.jboss.logging.Logger;

/// Begins the patrols that are due; the database lets one process walk each. One that fell into a
/// time without any process is walked late.
@ApplicationScoped
class PatrolClock {
  private static final Logger LOG = Logger.getLogger(PatrolClock.class);

  private final PatrolWalk walk;

  PatrolClock(PatrolWalk walk) {
    this.walk = walk;
  }

  @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void look() {
    begin(Round.DAILY);
    begin(Round.HOURLY);
  }

  private void begin(Round round) {
    try {
      var due = round.due(Instant.now(), walk.plant());
      walk.walk(new PatrolWalk.Errand(round, due, null, null));
    } catch (SQLException e) {
      LOG.warnf("the %s patrol waits: %s", round, e.getMessage());
    }
  }
}
