package dev.loupe.edge.outbox.adapter;

import dev.loupe.edge.journal.Ranges;
import dev.loupe.schema.fleet.Report;
import dev.loupe.schema.inspection.Delivery.RecordId;
import dev.loupe.schema.wire.Command;
import dev.loupe.schema.wire.CommandCodec;
import dev.loupe.schema.wire.Decoded;
import dev.loupe.schema.wire.Envelope;
import dev.loupe.schema.wire.EnvelopeCodec;
import dev.loupe.schema.wire.Range;
import dev.loupe.schema.wire.Receipt;
import dev.loupe.schema.wire.ReceiptCodec;
import dev.loupe.schema.wire.ReportCodec;
import dev.loupe.schema.wire.Topics;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import io.vertx.mqtt.messages.MqttPublishMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/// The other end of the broker, with the ledger's manners and nothing behind them.
final class FakeLedger implements AutoCloseable {
  private static final String NODE = "node-1";

  final Map<RecordId, byte[]> rows = new ConcurrentHashMap<>();
  final List<RecordId> repeated = new CopyOnWriteArrayList<>();
  final List<Report> reports = new CopyOnWriteArrayList<>();
  volatile UUID id = new UUID(1, 1);
  volatile boolean answers = true;
  private final Map<UUID, Ranges> got = new ConcurrentHashMap<>();
  private final Vertx vertx = Vertx.vertx();
  private final int port;
  private MqttClient client;

  FakeLedger(int port) {
    this.port = port;
    this.client = MqttClient.create(vertx);
  }

  void connect() throws Exception {
    var options = new MqttClientOptions().setMaxMessageSize(1 << 20).setMaxInflightQueue(5_000);
    client = MqttClient.create(vertx, options);
    client.publishHandler(this::on);
    client
        .connect(port, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
    for (var channel : List.of(Topics.RECORDS, Topics.REPORT))
      client
          .subscribe("loupe/v1/+/" + channel, 1)
          .toCompletionStage()
          .toCompletableFuture()
          .get(10, TimeUnit.SECONDS);
  }

  private void on(MqttPublishMessage message) {
    var bytes = message.payload().getBytes();
    if (message.topicName().endsWith(Topics.REPORT)) {
      if (ReportCodec.decode(bytes) instanceof Decoded.Value(var sent)) reports.add(sent.report());
    } else if (EnvelopeCodec.decode(bytes) instanceof Decoded.Value(var envelope)) book(envelope);
  }

  private void book(Envelope envelope) {
    var numbers = new ArrayList<Long>();
    for (var item : envelope.items()) {
      if (!(item instanceof Envelope.Item.Good(var bytes, var numbered))) continue;
      var record = new RecordId(envelope.journal(), numbered.seq());
      if (rows.put(record, bytes) != null) repeated.add(record);
      numbers.add(numbered.seq());
    }
    if (!answers) return;
    got.merge(envelope.journal(), new Ranges(Range.of(numbers)), Ranges::plus);
    receipt(id, envelope.journal(), Range.of(numbers));
  }

  void receipt(UUID ledger, UUID journal, List<Range> ranges) {
    var receipt = new Receipt(ledger, NODE, journal, ranges, List.of(), 4);
    publish(Topics.RECEIPT, ReceiptCodec.encode(receipt));
  }

  void resend(UUID journal, Range range) {
    publish(
        Topics.COMMAND, CommandCodec.encode(new Command.Resend(id, NODE, journal, List.of(range))));
  }

  void publish(String channel, byte[] bytes) {
    var _ =
        client.publish(
            Topics.of(NODE, channel), Buffer.buffer(bytes), MqttQoS.AT_LEAST_ONCE, false, false);
  }

  @Override
  public void close() throws Exception {
    if (client.isConnected())
      client.disconnect().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
