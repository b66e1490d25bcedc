package dev.loupe.control.ledger.adapter;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/// A stream of records that died does not come back: the process must be started again.
@Liveness
class StreamHealth implements HealthCheck {
  private final RecordsConsumer consumer;

  StreamHealth(RecordsConsumer consumer) {
    this.consumer = consumer;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("stream of records").status(consumer.isAlive()).build();
  }
}
