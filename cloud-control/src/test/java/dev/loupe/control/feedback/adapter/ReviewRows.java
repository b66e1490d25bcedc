package dev.loupe.control.feedback.adapter;

import dev.loupe.schema.inspection.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Inspections and shadowed parts as the ledger holds them, for tests of what reads them.
final class ReviewRows {
  static final UUID JOURNAL = UUID.fromString("0d9c1c1e-6a35-4b0e-9f39-4f2f1f6f2a10");
  static final String IMAGE = "e".repeat(64);
  static final String TEMPLATE = "c".repeat(64);
  static final String BOX =
      "[{\"view\":0,\"box\":[10,10,30,30],\"kind\":\"short\",\"score\":0.97}]";

  private static final String INSPECTION =
      """
      insert into inspection (node, journal, seq, received_at, received_day, trigger, part, panel_position, lot, line,
        station, recipe, origin, arm, rollout, generation, model, model_digest, verdict, confidence, error, defects,
        truncated, views, acquire_ms, decode_ms, infer_ms, decide_ms, at, monotonic, digest, sampling)
      values ('node-1', ?, ?, ?, ?, ?, ?, 'p1', ?, 'line-1', 'aoi-1', 'r1', 'PRODUCTION', 'CHAMPION', null, 0,
        'pcb:1@aaaaaaaaaaaa', ?, ?, 0.97, 'NONE', ?::jsonb, false, ?::jsonb, 1, 2, 6.5, 0.5, ?, 1, '\\x00', ?::jsonb)
      """;
  private static final String SHADOWED =
      """
      insert into shadowed (node, journal, seq, received_at, received_day, inspected_journal, inspected_seq, part, lot,
        line, station, recipe, origin, rollout, generation, mode, champion_digest, champion_verdict,
        champion_confidence, champion_error, champion_defects, candidate_digest, candidate_verdict,
        candidate_confidence, candidate_error, candidate_defects, images, at, monotonic, digest)
      values ('node-1', ?, ?, ?, ?, ?, ?, 'part', 'L1', 'line-1', 'aoi-1', 'r1', 'PRODUCTION', 'r-1', 1, 'SHADOW',
        ?, ?, 0.9, 'NONE', ?::jsonb, ?, ?, 0.9, 'NONE', ?::jsonb, ?::jsonb, ?, 1, '\\x00')
      """;

  private final Connection connection;

  ReviewRows(Connection connection) {
    this.connection = connection;
  }

  private static String defects(Verdict verdict) {
    return verdict == Verdict.REJECT ? BOX : "[]";
  }

  /// `audit` is the draw's probability, null where it was not drawn.
  void inspection(long seq, Verdict verdict, @Nullable Double audit) throws SQLException {
    var at = Instant.now().minusSeconds(3_600 - seq).atOffset(ZoneOffset.UTC);
    var image = audit == null ? "null" : "\"" + IMAGE + "\"";
    try (var insert = connection.prepareStatement(INSPECTION)) {
      insert.setObject(1, JOURNAL);
      insert.setLong(2, seq);
      insert.setObject(3, at);
      insert.setObject(4, at.toLocalDate());
      insert.setLong(5, seq);
      insert.setString(6, "part-" + seq);
      insert.setString(7, "L" + seq % 10);
      insert.setString(8, "a".repeat(64));
      insert.setString(9, verdict.name());
      insert.setString(10, defects(verdict));
      insert.setString(
          11,
          "[{\"frame\":%d,\"width\":640,\"height\":640,\"image\":%s,\"preview\":null,\"template\":\"%s\"}]"
              .formatted(seq, image, TEMPLATE));
      insert.setObject(12, at);
      insert.setString(
          13,
          audit == null
              ? "{\"unit\":\"u\",\"identified\":true}"
              : "{\"unit\":\"u\",\"identified\":true,\"audit\":" + audit + "}");
      insert.executeUpdate();
    }
  }

  void shadowed(long inspected, Verdict champion, Verdict candidate) throws SQLException {
    var at = Instant.now().minusSeconds(3_600 - inspected).atOffset(ZoneOffset.UTC);
    try (var insert = connection.prepareStatement(SHADOWED)) {
      insert.setObject(1, JOURNAL);
      insert.setLong(2, inspected + 10_000);
      insert.setObject(3, at);
      insert.setObject(4, at.toLocalDate());
      insert.setObject(5, JOURNAL);
      insert.setLong(6, inspected);
      insert.setString(7, "a".repeat(64));
      insert.setString(8, champion.name());
      insert.setString(9, defects(champion));
      insert.setString(10, "b".repeat(64));
      insert.setString(11, candidate.name());
      insert.setString(12, defects(candidate));
      insert.setString(13, "[\"" + IMAGE + "\"]");
      insert.setObject(14, at);
      insert.executeUpdate();
    }
  }

  void clear() throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("truncate inspection, shadowed, label cascade");
    }
  }
}
