package dev.loupe.control.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.control.MqttPeer;
import dev.loupe.control.RunningControl;
import dev.loupe.schema.fleet.FaultCode;
import dev.loupe.schema.fleet.Report;
import dev.loupe.schema.model.ModelRef;
import dev.loupe.schema.wire.ReportCodec;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RunningControl.class)
class ReportsTest {
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

  @ConfigProperty(name = RunningControl.BROKER_PORT)
  int port;

  @Inject DataSource database;
  @Inject NodeBook book;

  @Test
  void aNodeAppearsByItsReportAndTheNewestStands() throws Exception {
    var journal = UUID.randomUUID();
    try (var node = node("node-3")) {
      node.publish("loupe/v1/node-3/report", report("node-3", 1, journal, null));
      node.publish("loupe/v1/node-3/report", report("node-3", 2, journal, null));

      assertThat(eventually("select number::text from node where node = 'node-3'", "2"))
          .isEqualTo("2");
      assertThat(text("select plc_state from node where node = 'node-3'")).isEqualTo("connected");
      assertThat(text("select slots->0->>'model' from node where node = 'node-3'"))
          .isEqualTo("pcb:1@abababababab");
      assertThat(text("select duplicate_why from node where node = 'node-3'")).isNull();
    }
  }

  @Test
  void aCopiedDiskUnderOneNameIsRaisedOnTheNode() throws Exception {
    var before = UUID.randomUUID();
    try (var node = node("node-4")) {
      node.publish("loupe/v1/node-4/report", report("node-4", 1, UUID.randomUUID(), before));
      eventually("select number::text from node where node = 'node-4'", "1");
      node.publish("loupe/v1/node-4/report", report("node-4", 2, UUID.randomUUID(), before));

      eventually("select number::text from node where node = 'node-4'", "2");

      assertThat(text("select duplicate_why from node where node = 'node-4'"))
          .contains("both follow " + before);
    }
  }

  @Test
  void aMinuteWithoutATraceOfTheSecondProcessEndsTheAlarm() throws Exception {
    var before = UUID.randomUUID();
    var copy = UUID.randomUUID();
    book.book("node-7", report(1, UUID.randomUUID(), before), START);
    book.book("node-7", report(2, copy, before), START.plusSeconds(1));
    book.book("node-7", report(3, copy, before), START.plusSeconds(60));
    assertThat(text("select duplicate_why from node where node = 'node-7'")).isNotNull();

    book.book("node-7", report(4, copy, before), START.plusSeconds(61));

    assertThat(text("select duplicate_why from node where node = 'node-7'")).isNull();
  }

  @Test
  void aReportInAnothersNameChangesNothing() throws Exception {
    try (var node = node("node-5")) {
      node.publish("loupe/v1/node-5/report", report("node-6", 1, UUID.randomUUID(), null));
      node.publish("loupe/v1/node-5/report", "{".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      node.publish("loupe/v1/node-5/report", report("node-5", 9, UUID.randomUUID(), null));

      assertThat(eventually("select number::text from node where node = 'node-5'", "9"))
          .isEqualTo("9");
      assertThat(text("select node from node where node = 'node-6'")).isNull();
    }
  }

  private static byte[] report(String node, long number, UUID live, @Nullable UUID predecessor) {
    return ReportCodec.encode(node, report(number, live, predecessor));
  }

  private static Report report(long number, UUID live, @Nullable UUID predecessor) {
    var champion = new ModelRef("pcb", "1", "ab".repeat(32));
    return new Report(
        number,
        START.plusSeconds(number),
        new Report.Software("0.1"),
        new Report.Place("line-9", "aoi-1"),
        new Report.Journals(live, predecessor, List.of()),
        List.of(new Report.Slot("aoi-1", null, champion, Report.SlotState.SERVING)),
        true,
        FaultCode.NONE,
        new Report.Plc(Report.PlcState.CONNECTED, "1.0"),
        0,
        new Report.Disk(1, 2),
        0);
  }

  private MqttPeer node(String name) throws Exception {
    return MqttPeer.connect(port, MqttPeer.options(name, "secret-" + name));
  }

  private @Nullable String eventually(String sql, String wanted) throws Exception {
    var end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (System.nanoTime() < end && !wanted.equals(text(sql))) Thread.sleep(20);
    return text(sql);
  }

  private @Nullable String text(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      return row.next() ? row.getString(1) : null;
    }
  }
}
