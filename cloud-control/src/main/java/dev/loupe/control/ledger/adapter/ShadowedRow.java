package dev.loupe.control.ledger.adapter;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.loupe.control.ledger.Digest;
import dev.loupe.schema.inspection.Part;
import dev.loupe.schema.inspection.Shadowed;
import dev.loupe.schema.inspection.Shadowed.Both;
import dev.loupe.schema.inspection.Shadowed.Result;
import dev.loupe.schema.inspection.Shadowed.Skipped;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Two models' results as a row of `shadowed`.
final class ShadowedRow {
  static final String INSERT =
      """
      insert into shadowed (node, journal, seq, received_at, received_day, inspected_journal,
        inspected_seq, part, panel_position, lot, line, station, recipe, origin, rollout,
        generation, mode, skipped, champion_digest, champion_verdict, champion_confidence,
        champion_error, champion_defects, champion_infer_ms, champion_decide_ms, candidate_digest,
        candidate_verdict, candidate_confidence, candidate_error, candidate_defects,
        candidate_infer_ms, candidate_decide_ms, images, at, monotonic, digest)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?,
        ?, ?, ?, ?::jsonb, ?, ?, ?::jsonb, ?, ?, ?)\
      """;

  private ShadowedRow() {}

  static void set(Columns columns, Shadowed it, Digest digest) throws SQLException {
    columns.uuid(it.inspected().journal()).number(it.inspected().seq());
    set(columns, it.part());
    columns.text(it.rollout()).number(it.generation()).text(it.mode().name());
    switch (it.compared()) {
      case Both(var champion, var candidate) -> {
        columns.text(null);
        set(columns, champion);
        set(columns, candidate);
      }
      case Skipped(var reason) -> {
        columns.text(reason);
        set(columns, (Result) null);
        set(columns, (Result) null);
      }
    }
    columns
        .text(JsonTexts.of(it.images(), JsonGenerator::writeString))
        .time(it.at().wall())
        .number(it.at().monotonic())
        .bytes(digest.bytes());
  }

  private static void set(Columns columns, Part part) throws SQLException {
    columns
        .text(part.id())
        .text(part.panelPosition())
        .text(part.lot())
        .text(part.line())
        .text(part.station())
        .text(part.recipe())
        .text(part.origin().name());
  }

  private static void set(Columns columns, @Nullable Result it) throws SQLException {
    columns
        .text(it == null ? null : it.model().digest())
        .text(it == null ? null : it.outcome().verdict().name())
        .decimal(it == null ? null : (Double) it.outcome().confidence())
        .text(it == null ? null : it.outcome().error().name())
        .text(it == null ? null : JsonTexts.of(it.defects(), JsonTexts::defect))
        .decimal(it == null ? null : (Double) it.inferMs())
        .decimal(it == null ? null : (Double) it.decideMs());
  }
}
