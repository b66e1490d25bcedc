package dev.loupe.control.drift.adapter;

import dev.loupe.control.drift.Series;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes references of a window.
record References(Sql sql, ZoneId plant) {
  List<Approved> approve(ReferenceRequest request) throws SQLException {
    sql.call("select check_summaries(null, null)");
    var window = new SummedLots.Window(request.from(), request.to(), request.line());
    var lots = SummedLots.read(sql, window, plant, _ -> Instant.MIN);
    var table = new PostgresReferences(sql);
    var made = new ArrayList<Long>();
    for (var series : lots.series())
      if (wanted(series, request)) made.add(table.approve(series, lots, request));
    return table.all(null).stream().filter(it -> made.contains(it.id())).toList();
  }

  private static boolean wanted(Series series, ReferenceRequest request) {
    return fits(request.station(), series.station())
        && fits(request.recipe(), series.recipe())
        && fits(request.model(), series.digest());
  }

  private static boolean fits(@Nullable String wanted, String is) {
    return wanted == null || wanted.equals(is);
  }
}
