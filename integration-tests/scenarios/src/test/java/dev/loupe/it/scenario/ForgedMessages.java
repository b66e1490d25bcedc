package dev.loupe.it.scenario;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.it.peer.MqttClient;
import dev.loupe.it.rig.Rig;
import dev.loupe.schema.wire.EnvelopeCodec;
import dev.loupe.schema.wire.JournalRecord;
import dev.loupe.schema.wire.Range;
import dev.loupe.schema.wire.Receipt;
import dev.loupe.schema.wire.ReceiptCodec;
import dev.loupe.schema.wire.RecordCodec;
import dev.loupe.schema.wire.Topics;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Messages under names that are not the sender's, for whichever broker a rig has.
public final class ForgedMessages {
  private static final Duration MOMENT = Duration.ofSeconds(10);
  private static final String KNOWN = "select count(*) from journal where node = ? and journal = ?";

  private final Rig rig;
  private final UUID journal = UUID.randomUUID();

  public ForgedMessages(Rig rig) {
    this.rig = rig;
  }

  public MqttClient connect(String user) throws IOException {
    var login = new MqttClient.Login(user, user, rig.users().password(user));
    return requireNonNull(MqttClient.connect(rig.brokerPort(), login), user + " is refused");
  }

  /// Records that say they are `node`'s, of a journal that no node has.
  public byte[] records(String node) {
    var record = new JournalRecord.Lost(journal, new Range(7, 7), "a test");
    return EnvelopeCodec.encode(
        node, journal, Instant.now(), null, List.of(RecordCodec.encode(1, record)));
  }

  /// A receipt for `node` from a ledger that does not exist.
  public static byte[] receipt(String node, UUID of) {
    return ReceiptCodec.encode(
        new Receipt(UUID.randomUUID(), node, of, List.of(new Range(1, 1_000_000)), List.of(), 4));
  }

  /// The broker lets nobody write another node's records, nor the ledger take them under its own.
  public void recordsOfAnotherAreRefused() throws IOException {
    var refused = rig.ledger().number("select count(*) from quarantine");
    try (var stranger = connect("stranger")) {
      stranger.publish(Topics.of("node-1", Topics.RECORDS), records("node-1"));
    }
    try (var stranger = connect("stranger")) {
      stranger.publish(Topics.of("stranger", Topics.RECORDS), records("node-1"));
      stranger.publish(Topics.of("stranger", Topics.RECORDS), records("stranger"));
    }
    // The last is its own, and shows that the two before it had their time.
    assertThat(rig.ledger().reaches(MOMENT, 1, KNOWN, "stranger", journal)).isTrue();
    assertThat(rig.ledger().number(KNOWN, "node-1", journal)).isZero();
    assertThat(rig.ledger().number("select count(*) from quarantine")).isEqualTo(refused + 1);
  }

  /// The broker lets no node write receipts, nor read another's: here while node-1's come and go.
  public void receiptsOfANodeAreRefused() throws IOException {
    try (var stranger = connect("stranger")) {
      stranger.subscribe(Topics.of("node-1", Topics.RECEIPT));
      assertThat(stranger.next(Duration.ofSeconds(2))).isNull();
    }
    try (var stranger = connect("stranger")) {
      stranger.subscribe(Topics.of("stranger", Topics.RECEIPT));
      stranger.publish(Topics.of("stranger", Topics.RECORDS), records("stranger"));
      assertThat(stranger.next(MOMENT)).as("its own receipt").isNotNull();
      stranger.publish(Topics.of("node-1", Topics.RECEIPT), receipt("node-1", journal));
    }
    LivePage.pause(Duration.ofSeconds(3)); // three reports
    assertThat(rig.light("node-1").path("fault").path("code").asText()).isEmpty();
  }
}
