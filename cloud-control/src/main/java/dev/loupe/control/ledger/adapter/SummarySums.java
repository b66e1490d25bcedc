package dev.loupe.control.ledger.adapter;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Checks the sums of summaries that came before the records they cover.
@ApplicationScoped
class SummarySums {
  private static final Logger LOG = Logger.getLogger(SummarySums.class);

  private final DataSource database;

  SummarySums(DataSource database) {
    this.database = database;
  }

  @Scheduled(every = "30s", delayed = "30s")
  void check() {
    try (var connection = database.getConnection()) {
      SummaryRow.check(connection, null, null);
    } catch (SQLException e) {
      LOG.warnf("the summaries' sums wait: %s", e.getMessage());
    }
  }
}
