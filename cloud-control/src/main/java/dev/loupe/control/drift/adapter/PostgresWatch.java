package dev.loupe.control.drift.adapter;

import dev.loupe.control.drift.LotCounts;
import dev.loupe.control.drift.Round;
import dev.loupe.control.drift.Series;
import dev.loupe.control.drift.Watched;
import dev.loupe.schema.drift.Signal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Gathers what a patrol looks at: each series with data of the last week or with its station's
/// newest reference.
record PostgresWatch(Sql sql, ZoneId plant) {
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration DAY = Duration.ofDays(1);

  List<Watched> read(Round round, @Nullable String line, Instant now) throws SQLException {
    sql.call("select check_summaries(null, null)");
    var references = new PostgresReferences(sql);
    var newest = new LinkedHashMap<Series, Approved>();
    for (var it : references.newest())
      if (line == null || line.equals(it.line())) newest.put(it.series(), it);
    var window = new SummedLots.Window(now.minus(DAY), now, line);
    var lots =
        SummedLots.read(
            sql,
            window,
            plant,
            series -> newest.containsKey(series) ? newest.get(series).to() : Instant.MIN);
    var all = new ArrayList<Watched>();
    for (var series : series(newest, line, now)) {
      var approved = newest.get(series);
      Map<Signal, List<LotCounts>> then =
          approved == null ? Map.of() : references.lots(approved.id());
      for (var signal : Signal.values()) {
        var before = then.getOrDefault(signal, List.of());
        var since = since(before, lots.of(series, signal), round);
        all.add(
            new Watched(series, signal, approved == null ? null : approved.id(), before, since));
      }
    }
    return all;
  }

  /// The newest lots that are not the reference's own and have its bins.
  private static List<LotCounts> since(List<LotCounts> then, List<LotCounts> lots, Round round) {
    var own = then.stream().map(LotCounts::lot).collect(Collectors.toSet());
    var edges = (then.isEmpty() ? lots : then).stream().findFirst().map(LotCounts::edges);
    return lots.stream()
        .filter(it -> !own.contains(it.lot()))
        .filter(it -> edges.filter(it.edges()::equals).isPresent())
        .limit(round.lots())
        .toList();
  }

  private Iterable<Series> series(Map<Series, Approved> newest, @Nullable String line, Instant now)
      throws SQLException {
    var recent =
        """
        select distinct line, station, recipe, model, model_digest from summary
        where at > ? and (?::text is null or line = ?)\
        """;
    var all = new LinkedHashSet<>(sql.all(recent, SummedLots::series, now.minus(WEEK), line, line));
    var places = new HashSet<String>();
    for (var it : newest.keySet()) // ordered by place, the newest first
    if (places.add(it.line() + "\n" + it.station() + "\n" + it.recipe())) all.add(it);
    return all;
  }
}
