package dev.loupe.control.trace.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.loupe.bundle.Digest;
import dev.loupe.bundle.dsse.EnvelopeCodec;
import dev.loupe.bundle.dsse.SigningKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.UUID;
import javax.sql.DataSource;

/// The rows and the file that a model leaves from its labels to the line: two labels of which one
/// was undone later, a confirmed job, a promotion in two generations, and parts of station aoi-1.
record SeededChain(DataSource database, Path data) {
  private static final String JOURNAL = "0d9c1c1e-6a35-4b0e-9f39-4f2f1f6f2b22";

  record Ids(UUID job, String dataset, String rollout) {}

  Ids seed(String digest) throws Exception {
    clear();
    var first = UUID.randomUUID();
    var second = UUID.randomUUID();
    var job = UUID.randomUUID();
    var dataset = dataset(job, first, second);
    label(first, 1, "Ada");
    label(second, 2, "Bo");
    run("update label set undone_at = now() where id = '%s'".formatted(second));
    run(
        """
        insert into training_job (id, created_by, line, parent, name, version, dataset, examples, left_out, state,
          started_at, ended_at, bundle, metrics, confirmed_by, confirmed_at)
        values ('%s', 'Ada', 'line-t', repeat('a', 64), 'm', '1', '%s', 2, 0, 'CONFIRMED', now(), now(), '%s',
          '{"gained":3}', 'Ada', now())
        """
            .formatted(job, dataset, digest));
    for (var label : new UUID[] {first, second})
      run("insert into training_label values ('%s', '%s')".formatted(job, label));
    var rollout = rollout(digest);
    parts(digest);
    return new Ids(job, dataset, rollout);
  }

  private void clear() throws SQLException {
    run(
        "delete from training_label; delete from training_job; delete from label where line = 'line-t'");
    run(
        "delete from delivery where node = 'trace-1'; delete from inspection where node = 'trace-1'");
    run(
        "delete from assignment_slot where node = 'trace-1'; delete from assignment where node = 'trace-1'");
  }

  private String dataset(UUID job, UUID first, UUID second) throws Exception {
    var line =
        "{\"label\":\"%s\",\"image\":\"%s\",\"template\":\"%s\",\"group\":\"%s\",\"fold\":%d,\"truth\":[]}";
    var text =
        "{}\n"
            + line.formatted(first, "1".repeat(64), "c".repeat(64), "L1", 0)
            + "\n"
            + line.formatted(second, "2".repeat(64), "c".repeat(64), "L2", 4);
    var folder = Files.createDirectories(data.resolve("training/" + job));
    Files.writeString(folder.resolve("dataset.jsonl"), text);
    return Digest.sha256(text.getBytes(UTF_8));
  }

  private void label(UUID id, int seq, String reviewer) throws SQLException {
    run(
        """
        insert into label (id, node, journal, seq, line, kind, reviewer, defective, champion_right, champion_boxes,
          marks, missed, flaws)
        values ('%s', 'trace-1', '%s', %d, 'line-t', 'AUDIT', '%s', true, false, 1, '[]', '[]', '[]')
        """
            .formatted(id, JOURNAL, seq, reviewer));
  }

  private String rollout(String digest) throws Exception {
    var id = "r-" + UUID.randomUUID().toString().substring(0, 8);
    run(
        """
        insert into rollout (id, version, state, body, terms, nodes, candidate_digest, champion_digest, started_by,
          started_at, changed_at, final)
        values ('%s', 2, 'Promoted', '{}', '{"champion":{"name":"diff","version":"1"}}', '{trace-1}', '%s',
          repeat('b', 64), 'Ada', now() - interval '1 hour', now(), true);
        insert into rollout_transition values ('%1$s', 1, now(), 'Draft', '{}', 'begun', false),
          ('%1$s', 2, now(), 'Promoted', '{}', 'all nodes report it', false)
        """
            .formatted(id, digest));
    slot(4, id, "repeat('b', 64), '%s', '%s', 'CANARY', 0.2".formatted(digest, id));
    slot(5, id, "'%s', null, null, null, 0".formatted(digest));
    return id;
  }

  private void slot(int generation, String rollout, String models) throws Exception {
    var key = SigningKey.create("assignment").signing();
    var envelope = EnvelopeCodec.encode(key.sign("text/plain", "{}".getBytes(UTF_8)));
    run(
        """
        insert into assignment values ('trace-1', %d, '%s', now() + interval '%1$d s', '{}', '\\x%s');
        insert into assignment_slot (node, generation, station, champion_digest, candidate_digest, rollout, mode, share,
          either_rejects, audit_share) values ('trace-1', %1$d, 'aoi-1', %s, false, 0.1)
        """
            .formatted(generation, rollout, HexFormat.of().formatHex(envelope), models));
  }

  /// Part P-1 was inspected before, but its delivery after a restart was another verdict; P-2 is
  /// the first that the PLC got by the model, P-3 the next.
  void parts(String digest) throws SQLException {
    part(1, digest, "ERROR");
    part(2, digest, "REJECT");
    part(3, digest, "REJECT");
  }

  private void part(int seq, String digest, String delivered) throws SQLException {
    run(
        """
        insert into inspection (node, journal, seq, received_at, received_day, trigger, part, lot, line, station, recipe,
          origin, arm, verdict, confidence, error, defects, truncated, views, acquire_ms, decode_ms, infer_ms, decide_ms,
          at, monotonic, digest, model_digest)
        values ('trace-1', '%1$s', %2$d, now(), current_date, %2$d, 'P-%2$d', 'L', 'line-t', 'aoi-1', 'r', 'PRODUCTION',
          'CANDIDATE', 'REJECT', 1, 'NONE', '[]', false, '[]', 1, 1, 1, 1, now() + interval '%2$d s', 1, '\\x00', '%3$s');
        insert into delivery (node, journal, seq, received_at, received_day, trigger, inspected_journal, inspected_seq,
          word, verdict, state, journal_ms, plc_ms, total_ms, at, monotonic, digest)
        values ('trace-1', '%1$s', 10 + %2$d, now(), current_date, %2$d, '%1$s', %2$d, %2$d * 65536 + 2, '%4$s',
          'acknowledged', 1, 1, 1, now() + interval '%2$d s', 1, '\\x00')
        """
            .formatted(JOURNAL, seq, digest, delivered));
  }

  private void run(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
