package dev.loupe.control.ledger.adapter;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Makes the days' partitions ahead. A day without one is no error: its rows wait in the table for
/// all others.
@ApplicationScoped
class Partitions {
  private static final Logger LOG = Logger.getLogger(Partitions.class);
  private static final int DAYS_AHEAD = 7;

  private final DataSource database;

  Partitions(DataSource database) {
    this.database = database;
  }

  void onStart(@Observes @Priority(1) StartupEvent event) {
    make();
  }

  @Scheduled(every = "1h", delayed = "1h")
  void make() {
    var today = LocalDate.now(ZoneOffset.UTC);
    for (int day = 0; day <= DAYS_AHEAD; day++) {
      make("inspection", today.plusDays(day));
      make("delivery", today.plusDays(day));
      make("shadowed", today.plusDays(day));
    }
  }

  private void make(String table, LocalDate day) {
    try (var connection = database.getConnection();
        var call = connection.prepareStatement("select make_partition(?, ?)")) {
      call.setString(1, table);
      call.setObject(2, day);
      call.execute();
    } catch (SQLException e) {
      LOG.errorf("no partition of %s for %s: %s", table, day, e.getMessage());
    }
  }
}
