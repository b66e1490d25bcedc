package dev.loupe.control.drift.adapter;

import dev.loupe.control.drift.Figures;
import dev.loupe.control.drift.Finding;
import dev.loupe.control.drift.LotCounts;
import dev.loupe.control.drift.Standing;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What patrols found, kept for ever.
record PostgresFindings(Sql sql) {
  private static final String INSERT =
      """
      insert into drift_finding (patrol, at, line, station, recipe, model, model_digest, signal,
        reference, state, why, lots, parts, reference_lots, reference_parts, kl, js, w1_iqr, psi,
        g, g_band, p, adjusted, edges, counts, reference_counts, band_low, band_high)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      returning id\
      """;

  long insert(long patrol, Instant at, Finding finding) throws SQLException {
    var values = new ArrayList<@Nullable Object>();
    values.add(patrol);
    values.add(at);
    addNames(values, finding);
    addFigures(values, finding.standing().figuresIfAny());
    var watched = finding.watched();
    values.add(new Sql.Doubles(edges(finding)));
    values.add(new Sql.Longs(sum(watched.now())));
    values.add(new Sql.Longs(sum(watched.then())));
    values.add(new Sql.Doubles(finding.band().low()));
    values.add(new Sql.Doubles(finding.band().high()));
    return sql.all(INSERT, row -> row.getLong(1), values.toArray()).getFirst();
  }

  private static void addNames(List<@Nullable Object> values, Finding finding) {
    var watched = finding.watched();
    var series = watched.series();
    values.add(series.line());
    values.add(series.station());
    values.add(series.recipe());
    values.add(series.model());
    values.add(series.digest());
    values.add(watched.signal().name());
    values.add(watched.reference());
    values.add(finding.standing().word());
    values.add(why(finding.standing()));
    values.add(new Sql.Texts(watched.now().stream().map(LotCounts::lot).toList()));
    values.add(parts(watched.now()));
    values.add(watched.then().size());
    values.add(parts(watched.then()));
  }

  private static void addFigures(List<@Nullable Object> values, @Nullable Figures figures) {
    if (figures == null) {
      values.addAll(Collections.nCopies(8, null));
      return;
    }
    values.add(figures.kl());
    values.add(figures.js());
    values.add(figures.w1());
    values.add(figures.psi());
    values.add(figures.g());
    values.add(figures.gBand());
    values.add(figures.p());
    values.add(figures.adjusted());
  }

  private static @Nullable String why(Standing standing) {
    return switch (standing) {
      case Standing.NoData(var why) -> why;
      case Standing.Uncalibrated uncalibrated -> uncalibrated.why();
      case Standing.Ok _, Standing.Drift _ -> null;
    };
  }

  private static long parts(List<LotCounts> lots) {
    return lots.stream().mapToLong(LotCounts::parts).sum();
  }

  private static List<Double> edges(Finding finding) {
    var watched = finding.watched();
    var lots = watched.then().isEmpty() ? watched.now() : watched.then();
    return lots.isEmpty() ? List.of() : lots.getFirst().edges();
  }

  private static List<Long> sum(List<LotCounts> lots) {
    if (lots.isEmpty()) return List.of();
    return IntStream.range(0, lots.getFirst().counts().size())
        .mapToObj(bin -> lots.stream().mapToLong(it -> it.counts().get(bin)).sum())
        .toList();
  }
}
