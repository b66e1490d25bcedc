package dev.loupe.control.ledger.adapter;

import dev.loupe.control.ledger.Digest;
import dev.loupe.schema.inspection.Inspection;
import dev.loupe.schema.inspection.Served;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// An inspection as a row of `inspection`.
final class InspectionRow {
  static final String INSERT =
      """
      insert into inspection (node, journal, seq, received_at, received_day, trigger, part,
        panel_position, lot, line, station, recipe, origin, arm, rollout, generation, model,
        model_digest, verdict, confidence, error, defects, truncated, views, acquire_ms, decode_ms,
        infer_ms, decide_ms, at, monotonic, digest, sampling)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?,
        ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)\
      """;

  private InspectionRow() {}

  static void set(Columns columns, Inspection it, Digest digest) throws SQLException {
    var part = it.part();
    columns
        .number(it.trigger())
        .text(part.id())
        .text(part.panelPosition())
        .text(part.lot())
        .text(part.line())
        .text(part.station())
        .text(part.recipe())
        .text(part.origin().name());
    set(columns, it.served());
    columns
        .text(it.outcome().verdict().name())
        .decimal(it.outcome().confidence())
        .text(it.outcome().error().name())
        .text(JsonTexts.of(it.defects(), JsonTexts::defect))
        .bool(it.truncated())
        .text(JsonTexts.of(it.views(), JsonTexts::view))
        .decimal(it.latency().acquire())
        .decimal(it.latency().decode())
        .decimal(it.latency().infer())
        .decimal(it.latency().decide())
        .time(it.at().wall())
        .number(it.at().monotonic())
        .bytes(digest.bytes())
        .text(it.sampling() == null ? null : JsonTexts.of(it.sampling()));
  }

  private static void set(Columns columns, @Nullable Served served) throws SQLException {
    columns
        .text(served == null ? null : served.arm().name())
        .text(served == null ? null : served.rollout())
        .number(served == null ? null : (Long) served.generation())
        .text(served == null ? null : served.model().label())
        .text(served == null ? null : served.model().digest());
  }
}
