package dev.loupe.control;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A raw MQTT client: it says what it is told to, right or wrong.
public final class MqttPeer implements AutoCloseable {
  private static final Vertx VERTX = Vertx.vertx();
  private static final int SUBSCRIPTION_REFUSED = 0x80;

  /// One message as it arrived.
  public record Heard(String topic, byte[] payload) {}

  private final MqttClient client;
  private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
  private volatile boolean closed;

  private MqttPeer(MqttClient client) {
    this.client = client;
  }

  public static MqttClientOptions options(String user, String password) {
    return new MqttClientOptions()
        .setClientId(user)
        .setUsername(user)
        .setPassword(password)
        .setMaxMessageSize(1 << 20)
        .setCleanSession(true);
  }

  /// Throws what the broker's refusal makes of it.
  public static MqttPeer connect(int port, MqttClientOptions options) throws Exception {
    var client = MqttClient.create(VERTX, options);
    var peer = new MqttPeer(client);
    client.publishHandler(it -> peer.heard.add(new Heard(it.topicName(), it.payload().getBytes())));
    client.closeHandler(_ -> peer.closed = true);
    await(client.connect(port, "127.0.0.1"));
    return peer;
  }

  public void publish(String topic, byte[] payload) throws Exception {
    await(client.publish(topic, Buffer.buffer(payload), MqttQoS.AT_LEAST_ONCE, false, false));
  }

  /// Whether the broker granted it.
  public boolean subscribe(String filter) throws Exception {
    var answers = new LinkedBlockingQueue<Integer>();
    client.subscribeCompletionHandler(it -> answers.add(it.grantedQoSLevels().getFirst()));
    await(client.subscribe(filter, 1));
    var answer = answers.poll(5, TimeUnit.SECONDS);
    return answer != null && answer != SUBSCRIPTION_REFUSED;
  }

  public @Nullable Heard next(long millis) throws InterruptedException {
    return heard.poll(millis, TimeUnit.MILLISECONDS);
  }

  /// Whether the broker closed the connection within this time.
  public boolean isThrownOut(long millis) throws InterruptedException {
    var end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (!closed && System.nanoTime() < end) Thread.sleep(10);
    return closed;
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws Exception {
    if (client.isConnected()) await(client.disconnect());
  }
}
