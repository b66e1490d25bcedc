package dev.loupe.control.ledger.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.control.ledger.Batch;
import dev.loupe.control.ledger.Ledger;
import dev.loupe.control.ledger.Records;
import dev.loupe.schema.wire.Range;
import dev.loupe.schema.wire.Receipt.Reason;
import dev.loupe.schema.wire.Receipt.Refusal;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// Shadowed parts, summaries and tripped guards are booked as inspections are: once.
class RolloutRecordsTest {
  private static final String NODE = "node-1";
  private static PGSimpleDataSource database;
  private static Ledger ledger;
  private final UUID journal = UUID.randomUUID();

  @BeforeAll
  static void open() throws SQLException {
    database = TestPostgres.fresh("rollout_records");
    ledger = new PostgresLedger(database, 4, InstantSource.system());
  }

  private Batch batch(byte[]... records) {
    return Records.batch(NODE, journal, List.of(records));
  }

  @Test
  void bothResultsOnAPartStandInTheirColumns() throws SQLException {
    ledger.book(batch(Records.shadowed(2, journal, 1)));

    var row = row("shadowed");

    assertThat(row)
        .containsEntry("inspected_journal", journal)
        .containsEntry("inspected_seq", 1L)
        .containsEntry("part", "part")
        .containsEntry("lot", "lot-1")
        .containsEntry("origin", "PRODUCTION")
        .containsEntry("rollout", "r-1")
        .containsEntry("generation", 3L)
        .containsEntry("mode", "SHADOW")
        .containsEntry("skipped", null)
        .containsEntry("champion_digest", "ef".repeat(32))
        .containsEntry("champion_verdict", "REJECT")
        .containsEntry("candidate_digest", "fe".repeat(32))
        .containsEntry("candidate_verdict", "PASS")
        .containsEntry("candidate_confidence", 0.8)
        .containsEntry("candidate_error", "NONE")
        .containsEntry("candidate_infer_ms", 3.0)
        .containsEntry("candidate_decide_ms", 0.5);
    assertThat(row.get("candidate_defects").toString()).contains("\"kind\": \"short\"");
    assertThat(row.get("images").toString()).contains("12".repeat(32));
  }

  @Test
  void aSkippedComparisonHasAReasonAndNoResults() throws SQLException {
    ledger.book(batch(Records.skipped(2, journal, 1)));

    assertThat(row("shadowed"))
        .containsEntry("skipped", "the next part came first")
        .containsEntry("champion_verdict", null)
        .containsEntry("candidate_digest", null)
        .containsEntry("candidate_infer_ms", null);
  }

  @Test
  void shadowedPartsMoveToTheirDaysPartition() throws SQLException {
    var far = InstantSource.fixed(java.time.Instant.parse("2031-05-06T07:08:09Z"));
    new PostgresLedger(database, 4, far).book(batch(Records.skipped(2, journal, 1)));

    execute("select make_partition('shadowed', '2031-05-06')");
    execute("create table moved as select * from shadowed_20310506");

    assertThat(row("moved")).containsEntry("seq", 2L);
  }

  @Test
  void aTrippedGuardStandsInItsColumns() throws SQLException {
    ledger.book(batch(Records.tripped(5)));

    assertThat(row("guard_tripped"))
        .containsEntry("station", "aoi-1")
        .containsEntry("rollout", "r-1")
        .containsEntry("candidate", "pcb:2@" + "fe".repeat(6))
        .containsEntry("why", "MISSES")
        .containsEntry("events", 4)
        .containsEntry("parts", 50);
  }

  @Test
  void howChanceTreatedAPartIsKept() throws SQLException {
    ledger.book(batch(Records.inspected(1, "part-1")));

    assertThat(row("inspection").get("sampling").toString())
        .isEqualTo("{\"unit\": \"part-1\", \"audit\": 0.05, \"identified\": true}");
  }

  @Test
  void eachIsBookedOnceHoweverOftenItComes() throws SQLException {
    var all = batch(Records.shadowed(1, journal, 9), Records.summed(2, new Range(9, 9)));
    ledger.book(all);

    var again = ledger.book(batch(Records.summed(2, new Range(9, 9)), Records.tripped(3)));

    assertThat(again.receipt().got()).containsExactly(new Range(2, 3));
    assertThat(again.receipt().refused()).isEmpty();
    assertThat(row("summary")).containsEntry("seq", 2L);
    assertThat(row("guard_tripped")).containsEntry("seq", 3L);
    assertThat(ledger.lacking(NODE, Map.of(journal, List.of(new Range(1, 4)))))
        .singleElement()
        .satisfies(it -> assertThat(it.ranges()).containsExactly(new Range(4, 4)));
  }

  @Test
  void otherBytesUnderATakenNumberAreAConflict() {
    ledger.book(
        batch(
            Records.shadowed(1, journal, 9),
            Records.summed(2, new Range(9, 9)),
            Records.tripped(3)));

    var other =
        ledger.book(
            batch(
                Records.shadowed(1, journal, 8),
                Records.summed(2, new Range(8, 8)),
                Records.inspected(3, "part-3")));

    assertThat(other.receipt().got()).isEmpty();
    assertThat(other.receipt().refused())
        .extracting(Refusal::seq, Refusal::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1L, Reason.CONFLICT),
            org.assertj.core.groups.Tuple.tuple(2L, Reason.CONFLICT),
            org.assertj.core.groups.Tuple.tuple(3L, Reason.CONFLICT));
  }

  @Test
  void aSummarysSumIsCheckedAgainstTheRecordsItCovers() throws SQLException {
    ledger.book(
        batch(
            Records.inspected(1, "a"),
            Records.delivered(2, journal, 1),
            Records.inspected(3, "b"),
            Records.summed(4, new Range(1, 1), new Range(3, 3))));

    assertThat(row("summary")).containsEntry("parts", 2).containsEntry("counted", 2);
  }

  @Test
  void aSummaryThatCoversOtherRecordsThanPartsDoesNotAddUp() throws SQLException {
    ledger.book(
        batch(
            Records.inspected(1, "a"),
            Records.delivered(2, journal, 1),
            Records.summed(3, new Range(1, 2))));

    assertThat(row("summary")).containsEntry("parts", 2).containsEntry("counted", 1);
  }

  @Test
  void whereRecordsAreMissingTheSumIsCheckedOnceTheyAreHere() throws SQLException {
    ledger.book(batch(Records.inspected(1, "a"), Records.summed(4, new Range(1, 2))));
    assertThat(row("summary")).containsEntry("counted", null);
    ledger.book(batch(Records.inspected(2, "b")));

    execute("select check_summaries(null, null)");

    assertThat(row("summary")).containsEntry("counted", 2);
  }

  @Test
  void whereRecordsAreLostTheSumFallsShort() throws SQLException {
    ledger.book(batch(Records.inspected(1, "a"), Records.lost(3, journal, new Range(2, 2))));

    ledger.book(batch(Records.summed(4, new Range(1, 2))));

    assertThat(row("summary")).containsEntry("counted", 1);
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Map<String, Object> row(String table) throws SQLException {
    try (var connection = database.getConnection();
        var statement =
            connection.prepareStatement("select * from " + table + " where journal = ?")) {
      statement.setObject(1, journal);
      try (var rows = statement.executeQuery()) {
        assertThat(rows.next()).isTrue();
        var values = new HashMap<String, Object>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++)
          values.put(rows.getMetaData().getColumnName(i), rows.getObject(i));
        assertThat(rows.next()).isFalse();
        return values;
      }
    }
  }
}
