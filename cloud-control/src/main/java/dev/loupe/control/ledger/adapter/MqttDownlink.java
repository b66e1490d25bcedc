package dev.loupe.control.ledger.adapter;

import dev.loupe.control.ledger.Downlink;
import dev.loupe.schema.wire.Command;
import dev.loupe.schema.wire.CommandCodec;
import dev.loupe.schema.wire.Receipt;
import dev.loupe.schema.wire.ReceiptCodec;
import dev.loupe.schema.wire.Topics;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.smallrye.reactive.messaging.mqtt.MqttMessage;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/// Over the same connection as the records come in.
@ApplicationScoped
class MqttDownlink implements Downlink {
  private static final Logger LOG = Logger.getLogger(MqttDownlink.class);

  private final Emitter<byte[]> emitter;

  MqttDownlink(
      @Channel("down") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 4096)
          Emitter<byte[]> emitter) {
    this.emitter = emitter;
  }

  @Override
  public void send(Receipt receipt) {
    send(Topics.of(receipt.node(), Topics.RECEIPT), ReceiptCodec.encode(receipt));
  }

  @Override
  public void send(Command command) {
    send(Topics.of(command.node(), Topics.COMMAND), CommandCodec.encode(command));
  }

  @Override
  public void assign(String node, byte[] envelope) {
    send(Topics.of(node, Topics.ASSIGNMENT), envelope, true);
  }

  private void send(String topic, byte[] payload) {
    send(topic, payload, false);
  }

  private void send(String topic, byte[] payload, boolean retained) {
    try {
      emitter.send(MqttMessage.of(topic, payload, MqttQoS.AT_LEAST_ONCE, retained));
    } catch (IllegalStateException e) { // its buffer is full: the broker has been away for a while
      LOG.warnf("not sent to %s: %s", topic, e.getMessage());
    }
  }
}
