package dev.loupe.edge.outbox.adapter;

import dev.loupe.edge.outbox.Rules;
import dev.loupe.schema.wire.CommandCodec;
import dev.loupe.schema.wire.Decoded;
import dev.loupe.schema.wire.ReceiptCodec;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/// The node's one MQTT connection. A message that the broker cannot take now is given back at once
/// or stays in a short buffer: the outbox bounds how many there are.
@Singleton
public final class MqttWire implements Wire {
  private static final Logger LOG = Logger.getLogger(MqttWire.class);

  /// Batches handed over that the connection has not taken: a bound on memory where it never comes.
  private static final int MOST_UNDER_WAY = 2 * Rules.MOST_CREDIT;

  private final Emitter<byte[]> records;
  private final Emitter<byte[]> reports;
  private final OutboxLoop outbox;
  private final Hearing hearing;
  private final AtomicInteger underWay = new AtomicInteger();

  @Inject
  MqttWire(
      @Channel("records")
          @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = MOST_UNDER_WAY)
          Emitter<byte[]> records,
      @Channel("report") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 4)
          Emitter<byte[]> reports,
      OutboxLoop outbox,
      Hearing hearing) {
    this.records = records;
    this.reports = reports;
    this.outbox = outbox;
    this.hearing = hearing;
  }

  @Override
  public void records(byte[] envelope, Consumer<Boolean> done) {
    if (underWay.incrementAndGet() > MOST_UNDER_WAY) {
      underWay.decrementAndGet();
      done.accept(false);
      return;
    }
    send(
        records,
        envelope,
        arrived -> {
          underWay.decrementAndGet();
          done.accept(arrived);
        });
  }

  @Override
  public void report(byte[] report, Consumer<Boolean> done) {
    send(reports, report, done);
  }

  private static void send(Emitter<byte[]> to, byte[] bytes, Consumer<Boolean> done) {
    try {
      to.send(
          Message.of(
              bytes,
              () -> {
                done.accept(true);
                return CompletableFuture.completedFuture(null);
              },
              _ -> {
                done.accept(false);
                return CompletableFuture.completedFuture(null);
              }));
    } catch (IllegalStateException e) { // the buffer is full, or the stream is not there yet
      LOG.debug("Not sent", e);
      done.accept(false);
    }
  }

  @Incoming("receipt")
  Flow.Subscriber<Message<byte[]>> receipts() {
    return hearing.ear("receipt", this::receipt);
  }

  private void receipt(byte[] bytes) {
    switch (ReceiptCodec.decode(bytes)) {
      case Decoded.Value(var receipt) -> outbox.receipt(receipt);
      case Decoded.Refused<?> refused -> LOG.warn("A receipt is refused: " + refused.sentence());
    }
  }

  @Incoming("command")
  Flow.Subscriber<Message<byte[]>> commands() {
    return hearing.ear("command", this::command);
  }

  private void command(byte[] bytes) {
    switch (CommandCodec.decode(bytes)) {
      case Decoded.Value(var command) -> outbox.command(command);
      case Decoded.Refused<?> refused -> LOG.warn("A command is refused: " + refused.sentence());
    }
  }
}
