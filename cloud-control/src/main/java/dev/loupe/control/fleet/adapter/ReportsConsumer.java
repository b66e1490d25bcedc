package dev.loupe.control.fleet.adapter;

import dev.loupe.schema.wire.Decoded;
import dev.loupe.schema.wire.ReportCodec;
import dev.loupe.schema.wire.ReportCodec.Sent;
import dev.loupe.schema.wire.Topics;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.reactive.messaging.mqtt.ReceivingMqttMessageMetadata;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Keeps the newest report of each node's process until it is booked: an older one says no more.
@ApplicationScoped
class ReportsConsumer {
  private static final Logger LOG = Logger.getLogger(ReportsConsumer.class);
  private static final int MOST_WAITING = 10_000;

  private record Key(String node, UUID journal) {}

  private final Multi<Message<byte[]>> reports;
  private final ReportDesk desk;
  private final Map<Key, Sent> waiting = new ConcurrentHashMap<>();
  private final BlockingQueue<Key> queue = new LinkedBlockingQueue<>(MOST_WAITING);
  private volatile boolean stopping;
  private Cancellable subscription = () -> {};
  private @Nullable Thread thread;

  ReportsConsumer(@Channel("reports") Multi<Message<byte[]>> reports, ReportDesk desk) {
    this.reports = reports;
    this.desk = desk;
  }

  void onStart(@Observes StartupEvent event) {
    thread =
        Thread.ofPlatform()
            .daemon()
            .name("reports")
            .uncaughtExceptionHandler((_, failure) -> died(failure))
            .start(this::work);
    subscription = reports.subscribe().with(this::take, this::died, () -> died(null));
  }

  private void take(Message<byte[]> message) {
    message
        .getMetadata(ReceivingMqttMessageMetadata.class)
        .ifPresent(mqtt -> take(mqtt.getTopic(), message.getPayload()));
    message.ack();
  }

  private void take(String topic, byte[] payload) {
    switch (ReportCodec.decode(payload)) {
      case Decoded.Value(var sent) when Topics.node(topic).equals(Optional.of(sent.node())) -> {
        var key = new Key(sent.node(), sent.report().journals().live());
        if (waiting.put(key, sent) == null && !queue.offer(key)) waiting.remove(key);
      }
      case Decoded.Value(var sent) ->
          LOG.warnf("a report on %s says it is of %s", topic, sent.node());
      case Decoded.Refused<?> refused ->
          LOG.warnf("a report on %s is refused: %s", topic, refused.sentence());
    }
  }

  private void work() {
    while (!stopping) {
      try {
        var sent = waiting.remove(queue.take());
        if (sent != null) desk.take(sent, Instant.now());
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) { // the database is away: the next report comes in a second
        LOG.warnf("a report was not booked: %s", e);
      }
    }
  }

  @Scheduled(every = "1s")
  void watch() {
    desk.watch(Instant.now());
  }

  private void died(@Nullable Throwable failure) {
    if (stopping) return;
    LOG.fatal("reports are no longer taken: this process ends", failure);
    Quarkus.asyncExit(1);
  }

  void onStop(@Observes @Priority(1) ShutdownEvent event) {
    stopping = true;
    subscription.cancel();
    if (thread != null) thread.interrupt();
  }
}
