package dev.loupe.control.ledger.adapter;

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

/// What is said to nodes. A message that cannot go out is dropped: the node asks again by sending
/// its batch again, or by its next report.
@ApplicationScoped
public class Downlink {
  private static final Logger LOG = Logger.getLogger(Downlink.class);

  private final Emitter<byte[]> emitter;

  Downlink(
      @Channel("down") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 4096)
          Emitter<byte[]> emitter) {
    this.emitter = emitter;
  }

  public void send(Receipt receipt) {
    send(Topics.of(receipt.node(), Topics.RECEIPT), ReceiptCodec.encode(receipt));
  }

  public void send(Command command) {
    var node =
        switch (command) {
          case Command.Resend resend -> resend.node();
        };
    send(Topics.of(node, Topics.COMMAND), CommandCodec.encode(command));
  }

  private void send(String topic, byte[] payload) {
    try {
      emitter.send(MqttMessage.of(topic, payload, MqttQoS.AT_LEAST_ONCE));
    } catch (IllegalStateException e) { // its buffer is full: the broker has been away for a while
      LOG.warnf("not sent to %s: %s", topic, e.getMessage());
    }
  }
}
