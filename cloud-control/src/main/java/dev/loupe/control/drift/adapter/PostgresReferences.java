package dev.loupe.control.drift.adapter;

import dev.loupe.control.drift.LotCounts;
import dev.loupe.control.drift.Series;
import dev.loupe.schema.drift.Signal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The references, each with the counts of its lots as they were when it was approved.
record PostgresReferences(Sql sql) {
  private static final String ALL =
      """
      select r.*, (select count(distinct lot) from drift_reference_lot l where l.reference = r.id)
        as lots
      from drift_reference r\
      """;
  private static final String NEWEST =
      ALL
          + """
           where not exists (select from drift_reference n where n.station = r.station
            and n.recipe = r.recipe and n.model_digest = r.model_digest and n.version > r.version)
           order by r.line, r.station, r.recipe, r.approved_at desc\
          """;

  List<Approved> all(@Nullable String line) throws SQLException {
    var order = " where ?::text is null or r.line = ? order by r.id desc limit 500";
    return sql.all(ALL + order, PostgresReferences::approved, line, line);
  }

  /// The newest version for each station, recipe and model.
  List<Approved> newest() throws SQLException {
    return sql.all(NEWEST, PostgresReferences::approved);
  }

  private static Approved approved(ResultSet row) throws SQLException {
    return new Approved(
        row.getLong("id"),
        row.getString("line"),
        row.getString("station"),
        row.getString("recipe"),
        row.getString("model"),
        row.getString("model_digest"),
        row.getInt("version"),
        Sql.time(row, "from_at"),
        Sql.time(row, "to_at"),
        row.getString("approved_by"),
        Sql.time(row, "approved_at"),
        row.getString("note"),
        row.getInt("lots"));
  }

  Map<Signal, List<LotCounts>> lots(long reference) throws SQLException {
    var lots = new TreeMap<Signal, List<LotCounts>>();
    sql.all(
        "select lot, signal, edges, counts from drift_reference_lot where reference = ? order by lot",
        row ->
            lots.computeIfAbsent(Signal.valueOf(row.getString("signal")), _ -> new ArrayList<>())
                .add(
                    new LotCounts(
                        row.getString("lot"), Sql.doubles(row, "edges"), Sql.longs(row, "counts"))),
        reference);
    return lots;
  }

  /// Approves what `lots` hold of `series`, as its next version.
  long approve(Series series, SummedLots lots, ReferenceRequest request) throws SQLException {
    sql.call("select pg_advisory_xact_lock(hashtext('drift_reference'))");
    var id =
        sql.all(
                """
                insert into drift_reference (line, station, recipe, model, model_digest, version,
                  from_at, to_at, approved_by, note)
                values (?, ?, ?, ?, ?, 1 + (select coalesce(max(version), 0) from drift_reference
                  where station = ? and recipe = ? and model_digest = ?), ?, ?, ?, ?)
                returning id\
                """,
                row -> row.getLong(1),
                series.line(),
                series.station(),
                series.recipe(),
                series.model(),
                series.digest(),
                series.station(),
                series.recipe(),
                series.digest(),
                request.from(),
                request.to(),
                request.by(),
                request.note())
            .getFirst();
    insert(id, series, lots);
    return id;
  }

  private void insert(long reference, Series series, SummedLots lots) throws SQLException {
    for (var signal : Signal.values()) {
      var counted = lots.of(series, signal);
      for (var lot : counted)
        if (lot.edges().equals(counted.getFirst().edges())) insert(reference, signal, lot);
    }
  }

  private void insert(long reference, Signal signal, LotCounts lot) throws SQLException {
    sql.run(
        """
        insert into drift_reference_lot (reference, lot, signal, edges, counts)
        values (?, ?, ?, ?, ?)\
        """,
        reference,
        lot.lot(),
        signal.name(),
        new Sql.Doubles(lot.edges()),
        new Sql.Longs(lot.counts()));
  }
}
