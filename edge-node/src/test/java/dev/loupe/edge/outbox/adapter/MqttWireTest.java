package dev.loupe.edge.outbox.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.edge.outbox.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

final class MqttWireTest {
  /// A connection that never comes: it keeps what it is given.
  private static final class Silent implements Emitter<byte[]> {
    private final List<Message<byte[]>> kept = new ArrayList<>();

    @Override
    public CompletionStage<Void> send(byte[] payload) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public <M extends Message<? extends byte[]>> void send(M message) {
      kept.add(Message.of(message.getPayload(), () -> message.ack()));
    }

    @Override
    public void complete() {}

    @Override
    public void error(Exception e) {}

    @Override
    public boolean isCancelled() {
      return false;
    }

    @Override
    public boolean hasRequests() {
      return true;
    }
  }

  private final Silent connection = new Silent();
  private final MqttWire wire =
      new MqttWire(connection, connection, OutboxLoopTest.loop(), new Hearing(() -> {}));

  private List<Boolean> send(int count) {
    var answers = new ArrayList<Boolean>();
    for (var i = 0; i < count; i++) wire.records(new byte[1], answers::add);
    return answers;
  }

  @Test
  void aConnectionThatNeverComesHoldsOnlySoMany() {
    var answers = send(1_000);
    assertThat(connection.kept).hasSize(2 * Rules.MOST_CREDIT);
    assertThat(answers).hasSize(1_000 - 2 * Rules.MOST_CREDIT).containsOnly(false);
  }

  @Test
  void whatTheConnectionTookMakesRoom() {
    send(1_000);
    connection.kept.removeFirst().ack().toCompletableFuture().join();
    send(2);
    assertThat(connection.kept).hasSize(2 * Rules.MOST_CREDIT);
  }
}
