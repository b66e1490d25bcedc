package dev.loupe.control.drift.adapter;

import dev.loupe.control.drift.Alerts;
import dev.loupe.control.drift.Finding;
import dev.loupe.control.drift.Standing.Drift;
import dev.loupe.control.rollout.Starts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Where all stations of a model drift, shows the candidate that the site named in shadow. A person
/// decides on what follows.
@ApplicationScoped
class ShadowStart {
  private static final Logger LOG = Logger.getLogger(ShadowStart.class);

  private final DataSource database;
  private final DriftConfig config;
  private final Instance<Starts> starts;

  ShadowStart(DataSource database, DriftConfig config, Instance<Starts> starts) {
    this.database = database;
    this.config = config;
    this.starts = starts;
  }

  void startWhereTheModelIsMeant(List<Finding> findings) throws SQLException {
    var candidate = config.candidate();
    if (candidate.isEmpty()) return;
    for (var finding : findings)
      if (finding.standing() instanceof Drift
          && Alerts.pointsAtTheModel(finding, findings)
          && !asked(finding)) start(finding, findings, candidate.get());
  }

  private boolean asked(Finding finding) throws SQLException {
    var series = finding.watched().series();
    try (var connection = database.getConnection()) {
      var asked =
          new Sql(connection)
              .all(
                  """
                  select count(*) from drift_alert where closed_at is null and shadow is not null
                    and recipe = ? and model_digest = ?\
                  """,
                  row -> row.getLong(1),
                  series.recipe(),
                  series.digest());
      return asked.getFirst() > 0;
    }
  }

  private void start(Finding finding, List<Finding> findings, String candidate)
      throws SQLException {
    var series = finding.watched().series();
    var stations =
        findings.stream()
            .map(it -> it.watched().series())
            .filter(it -> it.recipe().equals(series.recipe()))
            .filter(it -> it.digest().equals(series.digest()))
            .map(it -> it.station())
            .distinct()
            .toList();
    var request =
        new Starts.Request(
            config.plan(),
            candidate,
            series.digest(),
            stations,
            series.recipe().isEmpty() ? null : series.recipe(),
            "drift patrol",
            true,
            null);
    var became =
        switch (starts.get().start(request)) {
          case Starts.Started.Begun(var rollout) -> "rollout " + rollout.id() + " began in shadow";
          case Starts.Started.NotBegun(var why) -> "no rollout: " + why;
        };
    LOG.infof("%s for %s: %s", candidate, stations, became);
    try (var connection = database.getConnection()) {
      new PostgresAlerts(new Sql(connection)).shadowed(series, finding.watched().signal(), became);
    }
  }
}
