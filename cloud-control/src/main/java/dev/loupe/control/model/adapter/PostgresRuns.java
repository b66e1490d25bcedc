package dev.loupe.control.model.adapter;

import dev.loupe.control.model.ModelSeen.ModelRun;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// Where a model is, by the nodes' last reports.
@ApplicationScoped
class PostgresRuns {
  /// A slot names the champion's digest itself, and every resident model's.
  private static final String RUNS =
      """
      select n.node, n.line, s ->> 'station' as station, s ->> 'recipe' as recipe,
        coalesce(r ->> 'role', 'champion') as role,
        coalesce(r ->> 'state', s ->> 'state') as state, r ->> 'code' as code, n.reported_at
      from node n cross join lateral jsonb_array_elements(n.slots) s
        left join lateral jsonb_array_elements(coalesce(s -> 'residents', '[]')) r
          on coalesce(r ->> 'digest', r -> 'model' ->> 'digest') = ?
      where s ->> 'digest' = ? or r is not null
      order by n.line, n.node, station, role\
      """;

  private final DataSource database;

  PostgresRuns(DataSource database) {
    this.database = database;
  }

  List<ModelRun> of(String digest) throws SQLException {
    var runs = new ArrayList<ModelRun>();
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(RUNS)) {
      select.setString(1, digest);
      select.setString(2, digest);
      try (var row = select.executeQuery()) {
        while (row.next())
          runs.add(
              new ModelRun(
                  row.getString("node"),
                  row.getString("line"),
                  row.getString("station"),
                  row.getString("recipe"),
                  row.getString("role"),
                  row.getString("state"),
                  row.getString("code"),
                  row.getObject("reported_at", OffsetDateTime.class).toInstant()));
      }
    }
    return runs;
  }
}
