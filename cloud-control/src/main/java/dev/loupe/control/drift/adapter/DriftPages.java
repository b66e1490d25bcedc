package dev.loupe.control.drift.adapter;

import dev.loupe.schema.drift.Signal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads what patrols found, for REST.
record DriftPages(Sql sql) {
  /// Of each signal the newest finding, as long as patrols still look at it.
  private static final String NEWEST =
      """
      select distinct on (line, station, recipe, model_digest, signal) * from drift_finding
      where at > (select max(at) from drift_finding) - interval '2 hours'
        and (?::text is null or line = ?)
      order by line, station, recipe, model_digest, signal, id desc\
      """;

  private static final String OF_PATROL =
      "select * from drift_finding where patrol = ? order by line, station, recipe, model, signal";

  private static final String OF_SIGNAL =
      """
      select distinct on (line, recipe, model_digest) * from drift_finding
      where station = ? and signal = ?
        and at > (select max(at) from drift_finding) - interval '2 hours'
      order by line, recipe, model_digest, id desc\
      """;

  private static final String PAST =
      """
      select at, state, kl, js from drift_finding
      where station = ? and signal = ? and recipe = ? and model_digest = ?
      order by at desc limit 200\
      """;

  private static final String BOARDS =
      """
      select node, journal, seq, part, lot, at, views -> 0 ->> 'preview' as preview,
        views -> 0 ->> 'template' as template
      from inspection
      where line = ? and station = ? and recipe = ? and lot = any(?) and origin = 'PRODUCTION'
      order by received_at desc, at desc, id desc limit 24\
      """;

  DriftPage page(@Nullable String line) throws SQLException {
    return new DriftPage(
        sql.all(NEWEST, FindingView::of, line, line), new PostgresAlerts(sql).all(line, true));
  }

  DriftPage ofPatrol(long patrol, @Nullable String line) throws SQLException {
    return new DriftPage(
        sql.all(OF_PATROL, FindingView::of, patrol), new PostgresAlerts(sql).all(line, true));
  }

  List<SignalView> signal(String station, Signal signal) throws SQLException {
    var lots = new ArrayList<List<String>>();
    var plain =
        sql.all(
            OF_SIGNAL,
            row -> {
              lots.add(Sql.texts(row, "lots"));
              return view(row);
            },
            station,
            signal.name());
    var all = new ArrayList<SignalView>();
    for (var i = 0; i < plain.size(); i++) all.add(filled(plain.get(i), lots.get(i)));
    return all;
  }

  private static SignalView view(ResultSet row) throws SQLException {
    return new SignalView(
        FindingView.of(row),
        Sql.doubles(row, "edges"),
        Sql.longs(row, "counts"),
        Sql.longs(row, "reference_counts"),
        Sql.doubles(row, "band_low"),
        Sql.doubles(row, "band_high"),
        List.of(),
        List.of());
  }

  private SignalView filled(SignalView it, List<String> lots) throws SQLException {
    var of = it.finding();
    var past =
        sql.all(
            PAST,
            row ->
                new SignalView.Past(
                    Sql.time(row, "at"),
                    row.getString("state"),
                    Sql.decimalIfAny(row, "kl"),
                    Sql.decimalIfAny(row, "js")),
            of.station(),
            of.signal().name(),
            of.recipe(),
            of.digest());
    var boards =
        sql.all(
            BOARDS, DriftPages::board, of.line(), of.station(), of.recipe(), new Sql.Texts(lots));
    return new SignalView(of, it.edges(), it.now(), it.then(), it.low(), it.high(), past, boards);
  }

  private static SignalView.Board board(ResultSet row) throws SQLException {
    return new SignalView.Board(
        row.getString("node"),
        row.getObject("journal", UUID.class),
        row.getLong("seq"),
        row.getString("part"),
        row.getString("lot"),
        Sql.time(row, "at"),
        row.getString("preview"),
        row.getString("template"));
  }
}
