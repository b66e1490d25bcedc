package dev.loupe.control.live.adapter;

import dev.loupe.schema.inspection.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/// Puts rows into the ledger's tables as the ledger would, for tests of what reads them.
final class LedgerRows {
  static final UUID JOURNAL = UUID.fromString("0d9c1c1e-6a35-4b0e-9f39-4f2f1f6f2a10");
  static final String PREVIEW = "b".repeat(64);
  static final String TEMPLATE = "c".repeat(64);

  private static final String INSPECTION =
      """
      insert into inspection (node, journal, seq, received_at, received_day, trigger, part, panel_position, lot, line,
        station, recipe, origin, arm, rollout, generation, model, model_digest, verdict, confidence, error, defects,
        truncated, views, acquire_ms, decode_ms, infer_ms, decide_ms, at, monotonic, digest)
      values ('node-1', ?, ?, ?, ?, ?, ?, 'p1', 'L1', 'line-1', 'aoi-1', 'r1', 'PRODUCTION', 'CHAMPION', null, 0,
        'pcb:1@aaaaaaaaaaaa', 'aa', ?, 0.97, ?, ?::jsonb, false, ?::jsonb, 1, 2, 6.5, 0.5, ?, 1, '\\x00')
      """;

  private final Connection connection;

  LedgerRows(Connection connection) {
    this.connection = connection;
  }

  /// One inspection; the tests change what they are about by SQL.
  void inspection(long seq, Verdict verdict, Instant receivedAt) throws SQLException {
    var defects =
        verdict == Verdict.REJECT
            ? "[{\"view\":0,\"box\":[10.5,20,30,40.25],\"kind\":\"short\",\"score\":0.97}]"
            : "[]";
    var views =
        "[{\"frame\":%d,\"width\":640,\"height\":480,\"image\":null,\"preview\":\"%s\",\"template\":\"%s\"}]"
            .formatted(seq, PREVIEW, TEMPLATE);
    var utc = receivedAt.atOffset(ZoneOffset.UTC);
    try (var statement = connection.prepareStatement(INSPECTION)) {
      statement.setObject(1, JOURNAL);
      statement.setLong(2, seq);
      statement.setObject(3, utc);
      statement.setObject(4, utc.toLocalDate());
      statement.setLong(5, seq);
      statement.setString(6, "part-" + seq);
      statement.setString(7, verdict.name());
      statement.setString(8, verdict == Verdict.ERROR ? "NO_FRAME" : "NONE");
      statement.setString(9, defects);
      statement.setString(10, verdict == Verdict.ERROR ? "[]" : views);
      statement.setObject(11, utc.minusNanos(200_000_000));
      statement.executeUpdate();
    }
  }

  void delivery(long inspected, Verdict verdict, String state) throws SQLException {
    run(
        """
        insert into delivery (node, journal, seq, received_at, received_day, trigger, inspected_journal, inspected_seq,
          word, verdict, state, journal_ms, plc_ms, total_ms, at, monotonic, digest)
        values ('node-1', '%s', %d, now(), current_date, %d, '%s', %d, 65537, '%s', '%s', 2.5, 1.25, 12.5, now(), 1, '\\x00')
        """
            .formatted(JOURNAL, inspected + 10_000, inspected, JOURNAL, inspected, verdict, state));
  }

  void node(String node, String line, int ageSeconds) throws SQLException {
    run(
        """
        insert into node (node, line, station, version, number, sent_at, reported_at, live_journal, ready, fault,
          plc_state, plc_firmware, queued, disk_used, disk_free, generation, slots, first_at)
        values ('%s', '%s', 'aoi-1', '0.1.0', 7, now(), now() - interval '%d seconds', '%s', true, 'NONE', 'connected',
          '1.4', 3, 1000, 2000, 0,
          '[{"station":"aoi-1","recipe":null,"model":"pcb:1@aaaaaaaaaaaa","digest":"aa","state":"serving"}]', now())
        """
            .formatted(node, line, ageSeconds, JOURNAL));
  }

  void run(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  void clear() throws SQLException {
    run("truncate inspection, delivery, node, image");
  }
}
