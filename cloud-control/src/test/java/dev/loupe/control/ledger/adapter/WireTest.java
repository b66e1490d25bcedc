package dev.loupe.control.ledger.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.control.MqttPeer;
import dev.loupe.control.RunningControl;
import dev.loupe.control.ledger.Records;
import dev.loupe.schema.fleet.FaultCode;
import dev.loupe.schema.fleet.Report;
import dev.loupe.schema.wire.Command;
import dev.loupe.schema.wire.CommandCodec;
import dev.loupe.schema.wire.Decoded;
import dev.loupe.schema.wire.Range;
import dev.loupe.schema.wire.Receipt;
import dev.loupe.schema.wire.ReceiptCodec;
import dev.loupe.schema.wire.ReportCodec;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// The whole process over its real broker and database, from a node's place.
@QuarkusTest
@WithTestResource(RunningControl.class)
class WireTest {
  @ConfigProperty(name = RunningControl.BROKER_PORT)
  int port;

  @jakarta.inject.Inject DataSource database;

  @Test
  void aBatchIsBookedAndReceipted() throws Exception {
    var journal = UUID.randomUUID();
    try (var node = node("node-1")) {
      var records =
          List.of(
              Records.inspected(1, "part-1"),
              Records.delivered(2, journal, 1),
              Records.lost(3, UUID.randomUUID(), new Range(5, 9)),
              Records.bad(4));
      node.publish("loupe/v1/node-1/records", Records.envelope("node-1", journal, records));

      var receipt = receipt(node);

      assertThat(receipt.journal()).isEqualTo(journal);
      assertThat(receipt.got()).containsExactly(new Range(1, 4));
      assertThat(receipt.refused())
          .singleElement()
          .satisfies(it -> assertThat(it.reason()).isEqualTo(Receipt.Reason.REJECTED));
      assertThat(receipt.credit()).isEqualTo(4);
      assertThat(count("inspection", journal)).isEqualTo(1);
      assertThat(count("delivery", journal)).isEqualTo(1);
      assertThat(count("lost", journal)).isEqualTo(1);
      assertThat(count("rejected", journal)).isEqualTo(1);
    }
  }

  @Test
  void aMessageThatNobodyCanAnswerIsQuarantinedOnceWithACounterAndStopsNothing() throws Exception {
    var journal = UUID.randomUUID();
    var broken = ("{\"broken\": " + journal).getBytes(StandardCharsets.UTF_8);
    var foreign =
        Records.envelope("node-2", journal, List.of(Records.inspected(1, "not node-1's")));
    try (var node = node("node-1")) {
      for (int i = 0; i < 3; i++) node.publish("loupe/v1/node-1/records", broken);
      node.publish("loupe/v1/node-1/records", foreign);
      node.publish(
          "loupe/v1/node-1/records",
          Records.envelope("node-1", journal, List.of(Records.inspected(7, "part-7"))));

      assertThat(receipt(node).got()).containsExactly(new Range(7, 7));
      assertThat(quarantined(broken)).isEqualTo(3);
      assertThat(quarantined(foreign)).isEqualTo(1);
      assertThat(count("inspection", journal)).isEqualTo(1);
    }
  }

  @Test
  void whatWasReceiptedAndIsNotHereIsAskedForAgain() throws Exception {
    var journal = UUID.randomUUID();
    try (var node = node("node-2")) {
      assertThat(node.subscribe("loupe/v1/node-2/command")).isTrue();
      node.publish(
          "loupe/v1/node-2/records",
          Records.envelope("node-2", journal, List.of(Records.inspected(2, "part-2"))));
      receipt(node);
      node.publish("loupe/v1/node-2/report", report(journal, new Range(1, 3)));

      var heard = node.next(10_000);

      assertThat(heard).isNotNull();
      assertThat(heard.topic()).isEqualTo("loupe/v1/node-2/command");
      assertThat(CommandCodec.decode(heard.payload()))
          .isInstanceOfSatisfying(
              Decoded.Value.class,
              it ->
                  assertThat(((Command.Resend) it.value()).ranges())
                      .containsExactly(new Range(1, 1), new Range(3, 3)));
    }
  }

  private static byte[] report(UUID journal, Range receipted) {
    return ReportCodec.encode(
        "node-2",
        new Report(
            1,
            Instant.now(),
            new Report.Software("0.1"),
            new Report.Place("line-1", "aoi-2"),
            new Report.Journals(
                journal, null, List.of(new Report.Receipted(journal, List.of(receipted)))),
            List.of(),
            true,
            FaultCode.NONE,
            new Report.Plc(Report.PlcState.CONNECTED, "1.0"),
            0,
            new Report.Disk(1, 2),
            0));
  }

  private MqttPeer node(String name) throws Exception {
    var peer = MqttPeer.connect(port, MqttPeer.options(name, "secret-" + name));
    assertThat(peer.subscribe("loupe/v1/" + name + "/receipt")).isTrue();
    return peer;
  }

  private static Receipt receipt(MqttPeer node) throws InterruptedException {
    var heard = node.next(10_000);
    assertThat(heard).isNotNull();
    return switch (ReceiptCodec.decode(heard.payload())) {
      case Decoded.Value(var receipt) -> receipt;
      case Decoded.Refused<Receipt> refused -> throw new AssertionError(refused.sentence());
    };
  }

  private long count(String table, UUID journal) throws SQLException {
    return number("select count(*) from " + table + " where journal = ?", journal);
  }

  private long quarantined(byte[] message) throws SQLException {
    return number("select times from quarantine where bytes = ?", message);
  }

  private long number(String sql, Object parameter) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(sql)) {
      statement.setObject(1, parameter);
      try (var row = statement.executeQuery()) {
        return row.next() ? row.getLong(1) : -1;
      }
    }
  }
}
