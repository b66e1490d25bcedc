package dev.loupe.control.live.adapter;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.control.live.Cursor;
import dev.loupe.control.live.Explained;
import dev.loupe.control.live.SeenPart;
import dev.loupe.control.live.SeenPart.Picture;
import dev.loupe.control.live.Window;
import dev.loupe.control.live.adapter.PostgresInspections.Filter;
import dev.loupe.schema.defect.Box;
import dev.loupe.schema.defect.DefectClass;
import dev.loupe.schema.fleet.FaultCode;
import dev.loupe.schema.inspection.Arm;
import dev.loupe.schema.inspection.ErrorCode;
import dev.loupe.schema.inspection.Origin;
import dev.loupe.schema.inspection.Verdict;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The queries against a real PostgreSQL with the product's own tables.
@SuppressWarnings("NullAway.Init")
class PostgresReadsTest {
  private static final Instant NOW = Instant.now();
  private static final Filter LINE = new Filter("line-1", null, null);

  private static EmbeddedPostgres server;
  private static DataSource database;

  private final PostgresLines lines = new PostgresLines();
  private final PostgresInspections inspections = new PostgresInspections(database);
  private Connection connection;
  private LedgerRows rows;

  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedPostgres.builder().start();
    database = server.getPostgresDatabase();
    Flyway.configure().dataSource(database).load().migrate();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void clear() throws SQLException {
    connection = database.getConnection();
    rows = new LedgerRows(connection);
    rows.clear();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void aPartIsReadWithItsDefectsItsImagesAndWhatThePlcWasTold() throws SQLException {
    rows.inspection(1, Verdict.REJECT, NOW);
    rows.delivery(1, Verdict.REJECT, "ACKNOWLEDGED");
    rows.run(
        "insert into image (digest, media_type, size) values ('%s', 'image/png', 9)"
            .formatted(LedgerRows.PREVIEW));
    var part = one(1);
    assertThat(part.defects())
        .containsExactly(
            new SeenPart.SeenDefect(0, DefectClass.SHORT, 0.97, new Box(10.5, 20, 30, 40.25)));
    assertThat(part.views())
        .containsExactly(
            new SeenPart.SeenView(
                1,
                640,
                480,
                null,
                new Picture(LedgerRows.PREVIEW, true),
                new Picture(LedgerRows.TEMPLATE, false)));
    assertThat(part.latency()).isEqualTo(new SeenPart.Split(1, 2, 6.5, 0.5, 2.5, 1.25, 12.5));
    assertThat(part.plc()).isEqualTo(new SeenPart.Told(Verdict.REJECT, "acknowledged", 65537));
    assertThat(part.model())
        .isEqualTo(new SeenPart.Model("pcb:1@aaaaaaaaaaaa", "aa", Arm.CHAMPION));
    assertThat(part.origin()).isEqualTo(Origin.PRODUCTION);
    assertThat(part.error()).isNull();
  }

  @Test
  void aPartThatIsNotDeliveredYetSaysNothingOfThePlc() throws SQLException {
    rows.inspection(1, Verdict.ERROR, NOW);
    var part = one(1);
    assertThat(part.plc()).isNull();
    assertThat(part.latency()).isEqualTo(new SeenPart.Split(1, 2, 6.5, 0.5, null, null, null));
    assertThat(part.error()).isEqualTo(Explained.of(ErrorCode.NO_FRAME));
    assertThat(part.views()).isEmpty();
  }

  @Test
  void afterARestartTheLastDeliveryCounts() throws SQLException {
    rows.inspection(1, Verdict.PASS, NOW);
    rows.delivery(1, Verdict.PASS, "UNKNOWN");
    rows.delivery(1, Verdict.ERROR, "LATE");
    assertThat(one(1).plc()).isEqualTo(new SeenPart.Told(Verdict.ERROR, "late", 65537));
  }

  @Test
  void theLastTwentyComeNewestFirstByArrival() throws SQLException {
    for (var seq = 1; seq <= 25; seq++) rows.inspection(seq, Verdict.PASS, NOW.plusMillis(seq));
    assertThat(inspections.recent(connection, "line-1"))
        .extracting(SeenPart::seq)
        .containsExactlyElementsOf(
            LongStream.rangeClosed(6, 25).map(it -> 31 - it).boxed().toList());
    assertThat(inspections.recent(connection, "line-2")).isEmpty();
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrRepetitionWhileRowsArrive() throws SQLException {
    for (var seq = 1; seq <= 7; seq++) rows.inspection(seq, Verdict.PASS, NOW); // one batch
    var seen = new ArrayList<Long>();
    @Nullable Cursor before = null;
    do {
      var page = inspections.page(LINE, before, 3);
      page.items().forEach(it -> seen.add(it.seq()));
      before = page.before() == null ? null : Cursor.parse(page.before()).orElseThrow();
      rows.inspection(100 + seen.size(), Verdict.PASS, NOW.plusMillis(seen.size()));
    } while (before != null);
    assertThat(seen).containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L);
  }

  @Test
  void aPageKeepsToItsFilter() throws SQLException {
    rows.inspection(1, Verdict.PASS, NOW);
    rows.inspection(2, Verdict.REJECT, NOW);
    rows.inspection(3, Verdict.REJECT, NOW);
    rows.run("update inspection set station = 'aoi-2' where seq = 3");
    assertThat(inspections.page(new Filter("line-1", null, Verdict.REJECT), null, 9).items())
        .extracting(SeenPart::seq)
        .containsExactly(3L, 2L);
    assertThat(inspections.page(new Filter("line-1", "aoi-2", null), null, 9).items())
        .extracting(SeenPart::seq)
        .containsExactly(3L);
  }

  @Test
  void theWindowCountsProductionPartsOfTheLastHourByVerdict() throws SQLException {
    rows.inspection(1, Verdict.PASS, NOW);
    rows.inspection(2, Verdict.PASS, NOW);
    rows.inspection(3, Verdict.REJECT, NOW);
    rows.inspection(4, Verdict.ERROR, NOW);
    rows.inspection(5, Verdict.REJECT, NOW.minusSeconds(3700));
    rows.inspection(6, Verdict.REJECT, NOW);
    rows.run("update inspection set origin = 'GOLDEN' where seq = 6");
    assertThat(lines.window(connection, "line-1")).isEqualTo(new Window(60, 4, 2, 1, 0, 1));
  }

  @Test
  void aNodeIsOnlineUntilFiveReportsAreMissed() throws SQLException {
    rows.node("node-1", "line-1", 1);
    rows.node("node-2", "line-1", 8);
    rows.node("node-3", "line-2", 1);
    var stations = lines.nodes(connection, "line-1");
    assertThat(stations)
        .extracting(it -> it.station().node(), it -> it.station().online())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("node-1", true),
            org.assertj.core.groups.Tuple.tuple("node-2", false));
    assertThat(stations.get(1).station().reportAgeMs()).isBetween(8000L, 60_000L);
    assertThat(stations.getFirst().station().model()).isEqualTo("pcb:1@aaaaaaaaaaaa");
    assertThat(lines.names(connection)).containsExactly("line-1", "line-2");
    assertThat(lines.nodesAfter(connection, "", 10)).hasSize(3);
  }

  @Test
  void twoProcessesUnderOneNameAreAFaultWhateverTheySay() throws SQLException {
    rows.node("node-1", "line-1", 1);
    rows.run("update node set duplicate_since = now()");
    assertThat(lines.nodes(connection, "line-1").getFirst().station().fault())
        .isEqualTo(Explained.of(FaultCode.DUPLICATE_NODE));
  }

  private SeenPart one(long seq) throws SQLException {
    return requireNonNull(
        inspections.find("node-1", LedgerRows.JOURNAL, seq).orElse(null), "no such row");
  }
}
