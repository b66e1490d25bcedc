package dev.loupe.control.drift.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.control.drift.LotCounts;
import dev.loupe.control.drift.Series;
import dev.loupe.schema.drift.Signal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Summaries that add up, put together by lot, the newest lot first.
final class SummedLots {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SUMMARIES =
      """
      select line, station, recipe, model, model_digest, lot, signals, at from summary
      where counted = parts and at > ? and at <= ? and (?::text is null or line = ?)
      order by at desc, node, journal, seq\
      """;

  private final ZoneId plant;
  private final Map<Series, Map<Signal, Map<String, LotCounts>>> counts = new LinkedHashMap<>();

  private SummedLots(ZoneId plant) {
    this.plant = plant;
  }

  /// The summaries of (`from`, `to`]; `line` null: of all.
  record Window(Instant from, Instant to, @Nullable String line) {}

  /// `since`: what is not after it is no part of the series' lots.
  static SummedLots read(Sql sql, Window window, ZoneId plant, Function<Series, Instant> since)
      throws SQLException {
    var lots = new SummedLots(plant);
    sql.all(
        SUMMARIES,
        row -> {
          var series = series(row);
          if (Sql.time(row, "at").isAfter(since.apply(series))) lots.add(series, row);
          return series;
        },
        window.from(),
        window.to(),
        window.line(),
        window.line());
    return lots;
  }

  static Series series(ResultSet row) throws SQLException {
    return new Series(
        row.getString("line"),
        row.getString("station"),
        row.getString("recipe"),
        row.getString("model"),
        row.getString("model_digest"));
  }

  private void add(Series series, ResultSet row) throws SQLException {
    var named = row.getString("lot");
    // where the PLC names no lot, a day is what may be dealt as one
    var lot = named.isEmpty() ? Sql.time(row, "at").atZone(plant).toLocalDate().toString() : named;
    var signals = counts.computeIfAbsent(series, _ -> new LinkedHashMap<>());
    for (var each : histograms(row.getString("signals"), lot)) {
      var lots = signals.computeIfAbsent(each.signal(), _ -> new LinkedHashMap<>());
      lots.merge(lot, each.counts(), SummedLots::together);
    }
  }

  private record OfSignal(Signal signal, LotCounts counts) {}

  private static List<OfSignal> histograms(String json, String lot) throws SQLException {
    try {
      var all = new ArrayList<OfSignal>();
      for (var each : JSON.readTree(json)) {
        var edges =
            StreamSupport.stream(each.get("edges").spliterator(), false)
                .map(it -> it.doubleValue())
                .toList();
        var counts =
            StreamSupport.stream(each.get("counts").spliterator(), false)
                .map(it -> it.longValue())
                .toList();
        var signal = Signal.valueOf(each.get("signal").textValue());
        all.add(new OfSignal(signal, new LotCounts(lot, edges, counts)));
      }
      return all;
    } catch (JsonProcessingException e) {
      throw new SQLException("column signals holds no JSON", e); // jsonb: cannot be
    }
  }

  /// The newer bins stand: counts over other bins cannot be added to them.
  private static LotCounts together(LotCounts newer, LotCounts older) {
    if (!newer.edges().equals(older.edges())) return newer;
    var sum =
        IntStream.range(0, newer.counts().size())
            .mapToObj(bin -> newer.counts().get(bin) + older.counts().get(bin))
            .toList();
    return new LotCounts(newer.lot(), newer.edges(), sum);
  }

  List<Series> series() {
    return List.copyOf(counts.keySet());
  }

  List<LotCounts> of(Series series, Signal signal) {
    return List.copyOf(
        counts.getOrDefault(series, Map.of()).getOrDefault(signal, Map.of()).values());
  }
}
