package dev.loupe.control.drift.adapter;

import dev.loupe.control.drift.Figures;
import dev.loupe.schema.drift.Signal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the newest patrol found of one signal. `state` is NO_DATA, UNCALIBRATED, OK or DRIFT; `why`
/// is there for the first two. `light` is the plant's own rule, KL above 0.15, right or wrong.
public record FindingView(
    long patrol,
    Instant at,
    String line,
    String station,
    String recipe,
    String model,
    String digest,
    Signal signal,
    String state,
    @Nullable String why,
    int lots,
    long parts,
    Compared then,
    @Nullable Distance distance) {
  /// The reference it was compared with; `id` null where none was approved.
  public record Compared(@Nullable Long id, int lots, long parts) {}

  /// KL and PSI in nats, JS in [0, 1], `w1` in interquartile ranges, `p` for all tests of the
  /// patrol together.
  public record Distance(
      double kl, boolean light, double js, @Nullable Double w1, double psi, double p) {}

  static FindingView of(ResultSet row) throws SQLException {
    return new FindingView(
        row.getLong("patrol"),
        Sql.time(row, "at"),
        row.getString("line"),
        row.getString("station"),
        row.getString("recipe"),
        row.getString("model"),
        row.getString("model_digest"),
        Signal.valueOf(row.getString("signal")),
        row.getString("state"),
        row.getString("why"),
        Sql.texts(row, "lots").size(),
        row.getLong("parts"),
        new Compared(
            row.getObject("reference", Long.class),
            row.getInt("reference_lots"),
            row.getLong("reference_parts")),
        distance(row));
  }

  private static @Nullable Distance distance(ResultSet row) throws SQLException {
    var kl = Sql.decimalIfAny(row, "kl");
    if (kl == null) return null;
    return new Distance(
        kl,
        kl > Figures.LIGHT,
        row.getDouble("js"),
        Sql.decimalIfAny(row, "w1_iqr"),
        row.getDouble("psi"),
        row.getDouble("adjusted"));
  }
}
