package dev.loupe.control.ledger.adapter;

import dev.loupe.control.ControlConfig;
import dev.loupe.control.ledger.adapter.Intake.Arrival;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.reactive.messaging.mqtt.ReceivingMqttMessageMetadata;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/// Takes the nodes' batches from the broker, which has acknowledged them already: a node keeps each
/// record until our receipt, so nothing is lost by dropping.
@ApplicationScoped
public class RecordsConsumer {
  private static final Logger LOG = Logger.getLogger(RecordsConsumer.class);

  private final Multi<Message<byte[]>> records;
  private final RecordWriter writer;
  private final ControlConfig config;
  private final Intake intake;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean alive;
  private volatile boolean stopping;
  private Cancellable subscription = () -> {};

  RecordsConsumer(
      @Channel("records") Multi<Message<byte[]>> records,
      RecordWriter writer,
      ControlConfig config,
      MeterRegistry metrics) {
    this.records = records;
    this.writer = writer;
    this.config = config;
    intake = new Intake((int) config.ledger().window());
    metrics.gauge("loupe.ledger.queued", intake, Intake::size);
    metrics.more().counter("loupe.ledger.dropped", List.of(), intake, Intake::dropped);
  }

  void onStart(@Observes StartupEvent event) {
    for (int i = 0; i < config.ledger().writers(); i++)
      threads.add(
          Thread.ofPlatform()
              .daemon()
              .name("ledger-" + i)
              .uncaughtExceptionHandler((_, failure) -> died(failure))
              .start(this::write));
    alive = true;
    subscription = records.subscribe().with(this::take, this::died, () -> died(null));
  }

  private void take(Message<byte[]> message) {
    message
        .getMetadata(ReceivingMqttMessageMetadata.class)
        .ifPresent(mqtt -> intake.offer(new Arrival(mqtt.getTopic(), message.getPayload())));
    message.ack();
  }

  /// It does not come back by itself: whoever started this process starts it again.
  private void died(@org.jspecify.annotations.Nullable Throwable failure) {
    alive = false;
    if (stopping) return;
    LOG.fatal("records are no longer taken: this process ends", failure);
    Quarkus.asyncExit(1);
  }

  private void write() {
    while (!stopping) {
      try {
        writer.write(intake.take());
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) { // a bug must not end the writer; the node sends again
        LOG.error("a batch was not written", e);
      }
    }
  }

  public boolean isAlive() {
    return alive;
  }

  void onStop(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
    stopping = true;
    writer.stop();
    subscription.cancel();
    threads.forEach(Thread::interrupt);
    for (var thread : threads) thread.join(5_000);
  }
}
