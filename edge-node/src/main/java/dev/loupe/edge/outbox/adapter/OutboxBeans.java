package dev.loupe.edge.outbox.adapter;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/// Starts the outbox after the journal; stops it once no more parts come.
final class OutboxBeans {
  /// The channels stand from 1,000 on; the line starts after us.
  private static final int WITH_CHANNELS = 1_500;

  private static final int AFTER_THE_LINE = 3_500;
  private static final Duration MOMENT = Duration.ofSeconds(2);

  void start(
      @Observes @Priority(WITH_CHANNELS) StartupEvent start, OutboxLoop outbox, MqttWire wire) {
    outbox.start(wire);
  }

  void stop(@Observes @Priority(AFTER_THE_LINE) ShutdownEvent stop, OutboxLoop outbox) {
    outbox.drain(MOMENT);
  }
}
