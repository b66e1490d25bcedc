package dev.loupe.control.drift.adapter;

import dev.loupe.control.drift.Alert;
import dev.loupe.control.drift.Alert.Kind;
import dev.loupe.control.drift.Alerts.Change;
import dev.loupe.control.drift.Finding;
import dev.loupe.control.drift.Series;
import dev.loupe.schema.drift.Signal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The alerts, each told once.
record PostgresAlerts(Sql sql) {
  private static final String COLUMNS =
      """
      select a.*, f.js, f.kl, f.p, f.adjusted from drift_alert a
      join drift_finding f on f.id = a.finding\
      """;

  List<Alert> open() throws SQLException {
    return sql.all(
        "select * from drift_alert where closed_at is null order by id",
        row ->
            new Alert(
                row.getLong("id"),
                Kind.valueOf(row.getString("kind")),
                SummedLots.series(row),
                Signal.valueOf(row.getString("signal"))));
  }

  /// `findings` are those of the patrol by their rows; `tell` whether there is a webhook.
  void apply(List<Change> changes, Map<Finding, Long> findings, Instant now, boolean tell)
      throws SQLException {
    for (var change : changes)
      switch (change) {
        case Change.Close(var id, var why) ->
            sql.run(
                """
                update drift_alert set closed_at = ?, closed_why = ?
                where id = ? and closed_at is null\
                """,
                now,
                why,
                id);
        case Change.Open it -> open(it, findings.getOrDefault(it.finding(), 0L), now, tell);
      }
  }

  private void open(Change.Open it, long finding, Instant now, boolean tell) throws SQLException {
    var series = it.finding().watched().series();
    sql.run(
        """
        insert into drift_alert (kind, line, station, recipe, model, model_digest, signal, finding,
          sentence, opened_at, next_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict do nothing\
        """,
        it.kind().name(),
        series.line(),
        series.station(),
        series.recipe(),
        series.model(),
        series.digest(),
        it.finding().watched().signal().name(),
        finding,
        it.sentence(),
        now,
        tell && it.kind() == Kind.DRIFT ? now : null);
  }

  /// `openOnly`: those that stand; else the newest, closed ones too.
  List<AlertView> all(@Nullable String line, boolean openOnly) throws SQLException {
    return sql.all(
        COLUMNS
            + " where (?::text is null or a.line = ?) and (not ? or a.closed_at is null)"
            + " order by a.id desc limit 200",
        PostgresAlerts::view,
        line,
        line,
        openOnly);
  }

  /// An alert whose turn it is; it is put off by `again` before it is sent, so that no other
  /// process sends it too and a crash loses none.
  List<AlertView> claim(Instant now, Instant again) throws SQLException {
    return sql.all(
        """
        with due as (select id from drift_alert where next_at <= ? order by next_at limit 1
          for update skip locked),
        claimed as (update drift_alert a set next_at = ?, attempts = attempts + 1
          from due where a.id = due.id returning a.*)
        select a.*, f.js, f.kl, f.p, f.adjusted from claimed a
        join drift_finding f on f.id = a.finding\
        """,
        PostgresAlerts::view,
        now,
        again);
  }

  void sent(long id, Instant now) throws SQLException {
    sql.run(
        "update drift_alert set sent_at = ?, next_at = null, last_error = null where id = ?",
        now,
        id);
  }

  void failed(long id, @Nullable Instant next, String why) throws SQLException {
    sql.run("update drift_alert set next_at = ?, last_error = ? where id = ?", next, why, id);
  }

  /// Those for which nobody has tried yet to show the named candidate in shadow.
  void shadowed(Series series, Signal signal, String what) throws SQLException {
    sql.run(
        """
        update drift_alert set shadow = ? where closed_at is null and kind = 'DRIFT'
          and station = ? and recipe = ? and model_digest = ? and signal = ?\
        """,
        what,
        series.station(),
        series.recipe(),
        series.digest(),
        signal.name());
  }

  private static AlertView view(ResultSet row) throws SQLException {
    return new AlertView(
        row.getLong("id"),
        Kind.valueOf(row.getString("kind")),
        row.getString("line"),
        row.getString("station"),
        row.getString("recipe"),
        row.getString("model"),
        Signal.valueOf(row.getString("signal")),
        row.getString("sentence"),
        row.getDouble("js"),
        row.getDouble("kl"),
        row.getDouble("adjusted"),
        Sql.time(row, "opened_at"),
        Sql.timeIfAny(row, "closed_at"),
        row.getString("closed_why"),
        row.getString("shadow"),
        new AlertView.Told(
            row.getInt("attempts"), Sql.timeIfAny(row, "sent_at"), row.getString("last_error")));
  }
}
