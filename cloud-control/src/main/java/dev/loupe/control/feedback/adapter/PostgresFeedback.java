package dev.loupe.control.feedback.adapter;

import dev.loupe.control.feedback.AuditRates;
import dev.loupe.control.feedback.Drawn;
import dev.loupe.control.feedback.Feedback;
import dev.loupe.schema.feedback.Agreement;
import dev.loupe.schema.inspection.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// What labels tell. The audit is read by its own draw, whatever queue a part was labelled from.
@ApplicationScoped
class PostgresFeedback {
  private static final String DRAWN =
      """
      select (i.sampling ->> 'audit')::double precision probability, i.verdict, o.lean
      from inspection i
      left join opinion o on o.node = i.node and o.journal = i.journal and o.seq = i.seq
      where i.line = ? and i.received_at > now() - make_interval(days => ?)
        and i.sampling ?? 'audit' and i.origin = 'PRODUCTION'\
      """;

  /// The first two labels of each part that is shown twice.
  private static final String TWICE =
      """
      select count(*) twice, count(*) filter (where said[1] <> said[2]) differed
      from (select array_agg(defective order by at, id) said from label
        where line = ? and undone_at is null and at > now() - make_interval(days => ?)
          and reviewed_twice(node, journal, seq)
        group by node, journal, seq having count(*) > 1) it\
      """;

  private static final String LABELS =
      """
      select count(*) from label
      where line = ? and undone_at is null and at > now() - make_interval(days => ?)\
      """;

  private final DataSource database;

  PostgresFeedback(DataSource database) {
    this.database = database;
  }

  Feedback of(String line, int days) throws SQLException {
    try (var connection = database.getConnection()) {
      var rates = AuditRates.of(drawn(connection, line, days));
      var agreement = agreement(connection, line, days);
      try (var select = connection.prepareStatement(LABELS)) {
        select.setString(1, line);
        select.setInt(2, days);
        try (var row = select.executeQuery()) {
          row.next();
          return new Feedback(
              line, days, rates, agreement.twice(), agreement.differed(), row.getInt(1));
        }
      }
    }
  }

  private static List<Drawn> drawn(Connection connection, String line, int days)
      throws SQLException {
    var drawn = new ArrayList<Drawn>();
    try (var select = connection.prepareStatement(DRAWN)) {
      select.setString(1, line);
      select.setInt(2, days);
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          var lean = rows.getLong("lean");
          drawn.add(
              new Drawn(
                  rows.getDouble("probability"),
                  Verdict.valueOf(rows.getString("verdict")),
                  lean == 0 ? null : (Boolean) (lean > 0)));
        }
      }
    }
    return drawn;
  }

  static Agreement agreement(Connection connection, String line, int days) throws SQLException {
    try (var select = connection.prepareStatement(TWICE)) {
      select.setString(1, line);
      select.setInt(2, days);
      try (var row = select.executeQuery()) {
        row.next();
        return new Agreement(row.getInt("twice"), row.getInt("differed"));
      }
    }
  }
}
