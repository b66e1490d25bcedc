package dev.loupe.control.evidence.adapter;

import dev.loupe.control.ledger.Ledger;
import dev.loupe.control.ledger.Records;
import dev.loupe.control.ledger.adapter.PostgresLedger;
import dev.loupe.schema.fleet.Assignment.Mode;
import dev.loupe.schema.fleet.GuardTripped;
import dev.loupe.schema.inspection.Arm;
import dev.loupe.schema.inspection.Clock;
import dev.loupe.schema.inspection.Delivery;
import dev.loupe.schema.inspection.ErrorCode;
import dev.loupe.schema.inspection.Inspection;
import dev.loupe.schema.inspection.Latency;
import dev.loupe.schema.inspection.Origin;
import dev.loupe.schema.inspection.Outcome;
import dev.loupe.schema.inspection.Part;
import dev.loupe.schema.inspection.Sampling;
import dev.loupe.schema.inspection.Served;
import dev.loupe.schema.inspection.Shadowed;
import dev.loupe.schema.inspection.Verdict;
import dev.loupe.schema.model.ModelRef;
import dev.loupe.schema.wire.JournalRecord;
import dev.loupe.schema.wire.RecordCodec;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// A node in a rollout of its own, whose records go through the real ledger one by one.
final class Canary {
  static final ModelRef CHAMPION = new ModelRef("pcb", "1", "ef".repeat(32));
  static final ModelRef CANDIDATE = new ModelRef("pcb", "2", "fe".repeat(32));

  final UUID journal = UUID.randomUUID();
  final String rollout = "r-" + journal;
  final String node = "node-" + journal;
  private final DataSource database;
  private final Ledger ledger;
  private long seq;

  Canary(DataSource database) {
    this.database = database;
    ledger = new PostgresLedger(database, 4, InstantSource.system());
  }

  /// What distinguishes one part from another; the rest is ordinary.
  record Shown(String unit, Origin origin, boolean identified) {
    static Shown part(String unit) {
      return new Shown(unit, Origin.PRODUCTION, true);
    }
  }

  static Outcome pass() {
    return new Outcome(Verdict.PASS, 0.9, ErrorCode.NONE);
  }

  static Outcome reject() {
    return new Outcome(Verdict.REJECT, 0.9, ErrorCode.NONE);
  }

  static Outcome error(ErrorCode why) {
    return Outcome.error(why);
  }

  /// Booked outside a split: its rollout is null.
  long shadowPart(Shown shown, Outcome champion) {
    return inspect(shown, champion, new Served(Arm.CHAMPION, null, 1, CHAMPION), 4);
  }

  long canaryPart(String unit, Arm arm, long generation, Outcome outcome) {
    return canaryPart(unit, arm, generation, outcome, 4);
  }

  long canaryPart(String unit, Arm arm, long generation, Outcome outcome, double ms) {
    var model = arm == Arm.CHAMPION ? CHAMPION : CANDIDATE;
    return inspect(Shown.part(unit), outcome, new Served(arm, rollout, generation, model), ms);
  }

  private long inspect(Shown shown, Outcome outcome, Served served, double ms) {
    var inspection =
        new Inspection(
            seq + 1,
            part(shown),
            List.of(),
            List.of(),
            false,
            served,
            outcome,
            new Latency(1, 1, ms - 1, 1),
            at(),
            new Sampling(shown.unit(), shown.identified(), null));
    return book(new JournalRecord.Inspected(inspection));
  }

  void both(long inspected, Shown shown, Mode mode, Outcome champion, Outcome candidate) {
    both(inspected, shown, mode, result(CHAMPION, champion, 4), result(CANDIDATE, candidate, 4));
  }

  void both(
      long inspected, Shown shown, Mode mode, Shadowed.Result champion, Shadowed.Result candidate) {
    shadowed(inspected, shown, mode, new Shadowed.Both(champion, candidate));
  }

  void skipped(long inspected, Shown shown, Mode mode) {
    shadowed(inspected, shown, mode, new Shadowed.Skipped("the next part came first"));
  }

  static Shadowed.Result result(ModelRef model, Outcome outcome, double ms) {
    return new Shadowed.Result(model, outcome, List.of(), ms - 1, 1);
  }

  private void shadowed(long inspected, Shown shown, Mode mode, Shadowed.Compared compared) {
    var of = new Delivery.RecordId(journal, inspected);
    book(
        new JournalRecord.Shadow(
            new Shadowed(of, part(shown), rollout, 1, mode, compared, List.of(), at())));
  }

  /// A part shown to both models in shadow.
  void pair(String unit, Outcome champion, Outcome candidate) {
    var shown = Shown.part(unit);
    both(shadowPart(shown, champion), shown, Mode.SHADOW, champion, candidate);
  }

  void delivered(long inspected, Delivery.State state) {
    book(
        new JournalRecord.Delivered(
            new Delivery(
                inspected,
                new Delivery.RecordId(journal, inspected),
                65537,
                Verdict.PASS,
                state,
                new Delivery.Timing(1, 1, 9),
                at())));
  }

  void tripped() {
    book(
        new JournalRecord.Tripped(
            new GuardTripped(
                "aoi-1", null, rollout, 3, CANDIDATE, GuardTripped.Why.HANG, 1, 7, at())));
  }

  private Part part(Shown shown) {
    return new Part(shown.unit(), null, "lot-1", "line-1", "aoi-1", "pcb", shown.origin());
  }

  private Clock at() {
    return new Clock(Instant.parse("2026-11-20T10:00:00Z"), seq + 1);
  }

  private long book(JournalRecord record) {
    seq++;
    ledger.book(Records.batch(node, journal, List.of(RecordCodec.encode(seq, record))));
    return seq;
  }

  long last() {
    return seq;
  }

  void assign(long generation, double share, boolean eitherRejects) throws SQLException {
    execute(
        """
        insert into assignment (node, generation, rollout, issued_at, payload, envelope)
          values ('%1$s', %2$d, '%3$s', now(), '{}', '');
        insert into assignment_slot (node, generation, station, champion_digest, candidate_digest,
          rollout, mode, share, either_rejects, audit_share)
          values ('%1$s', %2$d, 'aoi-1', '%4$s', '%5$s', '%3$s', 'CANARY', %6$s, %7$s, 0)\
        """
            .formatted(
                node,
                generation,
                rollout,
                CHAMPION.digest(),
                CANDIDATE.digest(),
                share,
                eitherRejects));
  }

  void report() throws SQLException {
    execute(
        """
        insert into node (node, line, station, version, number, sent_at, reported_at, live_journal,
          ready, fault, plc_state, plc_firmware, queued, disk_used, disk_free, generation, slots,
          first_at)
        values ('%s', 'line-1', 'aoi-1', '1', 1, now(), now(), '%s', true, 'NONE', 'connected',
          '', 0, 0, 0, 0, '[]', now())\
        """
            .formatted(node, journal));
  }

  /// Stands in for the labels' own tables.
  void settle(long inspected, String outcome, int champion, int candidate) throws SQLException {
    execute(
        """
        create table if not exists settled (node text, inspected_journal uuid,
          inspected_seq bigint, rollout text, generation bigint, outcome text,
          champion_boxes integer, candidate_boxes integer)\
        """);
    execute("drop view if exists adjudication");
    execute("create view adjudication as select * from settled");
    execute(
        "insert into settled values ('%s', '%s', %d, '%s', 1, '%s', %d, %d)"
            .formatted(node, journal, inspected, rollout, outcome, champion, candidate));
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
