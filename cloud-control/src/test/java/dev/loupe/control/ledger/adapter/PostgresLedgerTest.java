package dev.loupe.control.ledger.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.control.ledger.Batch;
import dev.loupe.control.ledger.Ledger;
import dev.loupe.control.ledger.Records;
import dev.loupe.schema.wire.Range;
import dev.loupe.schema.wire.Receipt.Reason;
import dev.loupe.schema.wire.Receipt.Refusal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresLedgerTest {
  private static final String NODE = "node-1";
  private static PGSimpleDataSource database;
  private static Ledger ledger;
  private final UUID journal = UUID.randomUUID();

  @BeforeAll
  static void open() throws SQLException {
    database = TestPostgres.fresh("book");
    ledger = new PostgresLedger(database, 4, InstantSource.system());
  }

  private Batch batch(byte[]... records) {
    return Records.batch(NODE, journal, List.of(records));
  }

  @Test
  void anInspectionStandsInItsColumnsAsItWasSaid() throws SQLException {
    ledger.book(batch(Records.inspected(1, "part-1")));

    var row = row("select * from inspection where journal = ?");

    assertThat(row)
        .containsEntry("node", NODE)
        .containsEntry("seq", 1L)
        .containsEntry("trigger", 1L)
        .containsEntry("part", "part-1")
        .containsEntry("panel_position", "A1")
        .containsEntry("line", "line-1")
        .containsEntry("station", "aoi-1")
        .containsEntry("origin", "PRODUCTION")
        .containsEntry("arm", "CHAMPION")
        .containsEntry("model", "pcb:1@" + "ef".repeat(6))
        .containsEntry("verdict", "REJECT")
        .containsEntry("confidence", 0.93)
        .containsEntry("error", "NONE")
        .containsEntry("truncated", false)
        .containsEntry("infer_ms", 3.0)
        .containsEntry("monotonic", 43L);
    assertThat(row.get("defects").toString())
        .isEqualTo(
            "[{\"box\": [1.0, 2.0, 30.0, 40.5], \"kind\": \"short\", \"view\": 0, \"score\": 0.93}]");
    assertThat(row.get("views").toString()).contains("\"preview\": \"" + "ab".repeat(32));
  }

  @Test
  void aDeliveryNamesWhatItDelivers() throws SQLException {
    ledger.book(batch(Records.delivered(2, journal, 1)));

    assertThat(row("select * from delivery where journal = ?"))
        .containsEntry("inspected_journal", journal)
        .containsEntry("inspected_seq", 1L)
        .containsEntry("word", 65538L)
        .containsEntry("verdict", "REJECT")
        .containsEntry("state", "acknowledged")
        .containsEntry("total_ms", 15.0);
  }

  @Test
  void otherBytesUnderATakenNumberAreRefusedAndPutAside() throws SQLException {
    ledger.book(batch(Records.inspected(1, "part-1")));

    var booked =
        ledger.book(batch(Records.inspected(1, "not part-1"), Records.inspected(2, "part-2")));

    assertThat(booked.receipt().got()).containsExactly(new Range(2, 2));
    assertThat(booked.receipt().refused())
        .extracting(Refusal::seq, Refusal::reason)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(1L, Reason.CONFLICT));
    assertThat(column("select part from inspection where journal = ? order by seq"))
        .containsExactly("part-1", "part-2");
    assertThat(column("select seq from conflict where journal = ?")).containsExactly(1L);
  }

  @Test
  void aRecordThatWasRejectedIsRejectedAgainWhenItComesAgain() throws SQLException {
    ledger.book(batch(Records.bad(1)));

    var again = ledger.book(batch(Records.bad(1)));

    assertThat(again.receipt().got()).containsExactly(new Range(1, 1));
    assertThat(again.receipt().refused())
        .extracting(Refusal::reason)
        .containsExactly(Reason.REJECTED);
    assertThat(column("select seq from rejected where journal = ?")).containsExactly(1L);
  }

  @Test
  void whatTheNodeLostIsBookedAndNotAskedForAgain() {
    ledger.book(batch(Records.inspected(1, "part-1"), Records.lost(2, journal, new Range(5, 8))));

    var lacking = ledger.lacking(NODE, Map.of(journal, List.of(new Range(1, 10))));

    assertThat(lacking)
        .singleElement()
        .satisfies(
            it -> assertThat(it.ranges()).containsExactly(new Range(3, 4), new Range(9, 10)));
  }

  @Test
  void nothingIsAskedForWhereAllIsHere() {
    ledger.book(batch(Records.inspected(1, "part-1"), Records.inspected(2, "part-2")));

    assertThat(ledger.lacking(NODE, Map.of(journal, List.of(new Range(1, 2))))).isEmpty();
  }

  @Test
  void ofAJournalNeverHeardOfAllIsLacking() {
    assertThat(ledger.lacking(NODE, Map.of(journal, List.of(new Range(1, 3)))))
        .singleElement()
        .satisfies(it -> assertThat(it.ranges()).containsExactly(new Range(1, 3)));
  }

  @Test
  void aDayWithoutAPartitionFailsNothingAndMovesWhenItIsMade() throws SQLException {
    var far = InstantSource.fixed(Instant.parse("2031-05-06T07:08:09Z"));
    new PostgresLedger(database, 4, far).book(batch(Records.inspected(1, "part-1")));
    var where = "select tableoid::regclass::text from inspection where journal = ?";
    assertThat(column(where)).containsExactly("inspection_other");

    execute("select make_partition('inspection', '2031-05-06')");

    assertThat(column(where)).containsExactly("inspection_20310506");
    assertThat(ledger.book(batch(Records.inspected(1, "part-1"))).inspections()).isZero();
  }

  @Test
  void aValueThatTheDatabaseDoesNotTakeIsSaidToBeTheRecordsFault() {
    var far = new String(Records.inspected(1, "part-1"), StandardCharsets.UTF_8);
    var record =
        far.replace("2026-11-20T10:00:00.123456Z", "+999999999-01-01T00:00:00Z")
            .getBytes(StandardCharsets.UTF_8);
    var batch = batch(record, Records.inspected(2, "part-2"));

    assertThatThrownBy(() -> ledger.book(batch)).isInstanceOf(Ledger.Unstorable.class);
    assertThat(ledger.lacking(NODE, Map.of(journal, List.of(new Range(1, 2))))).isNotEmpty();
  }

  @Test
  void aLedgerRestoredFromAnOlderCopyHealsByWhatItAsksFor() throws SQLException {
    TestPostgres.fresh("before");
    var before = new PostgresLedger(TestPostgres.database("before"), 4, InstantSource.system());
    var all = new ArrayList<byte[]>();
    for (long seq = 1; seq <= 20; seq++) all.add(Records.inspected(seq, "part-" + seq));
    before.book(Records.batch(NODE, journal, all.subList(0, 8)));
    TestPostgres.execute("create database restored template before");
    before.book(Records.batch(NODE, journal, all.subList(8, 20)));
    var restored = new PostgresLedger(TestPostgres.database("restored"), 4, InstantSource.system());

    var asked = restored.lacking(NODE, Map.of(journal, List.of(new Range(1, 20))));
    var sentAgain = asked.getFirst().ranges().getFirst();
    var booked =
        restored.book(
            Records.batch(
                NODE, journal, all.subList((int) sentAgain.from() - 1, (int) sentAgain.to())));

    assertThat(asked).hasSize(1);
    assertThat(sentAgain).isEqualTo(new Range(9, 20));
    assertThat(booked.inspections()).isEqualTo(12);
    assertThat(booked.receipt().ledger()).isEqualTo(asked.getFirst().ledger());
    assertThat(restored.lacking(NODE, Map.of(journal, List.of(new Range(1, 20))))).isEmpty();
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Map<String, Object> row(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(sql)) {
      statement.setObject(1, journal);
      try (var rows = statement.executeQuery()) {
        assertThat(rows.next()).isTrue();
        var values = new java.util.HashMap<String, Object>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++)
          values.put(rows.getMetaData().getColumnName(i), rows.getObject(i));
        assertThat(rows.next()).isFalse();
        return values;
      }
    }
  }

  private List<Object> column(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(sql)) {
      statement.setObject(1, journal);
      try (var rows = statement.executeQuery()) {
        var values = new ArrayList<Object>();
        while (rows.next()) values.add(rows.getObject(1));
        return values;
      }
    }
  }
}
