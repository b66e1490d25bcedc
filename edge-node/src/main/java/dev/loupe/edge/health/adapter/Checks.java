package dev.loupe.edge.health.adapter;

import dev.loupe.edge.health.Faults;
import dev.loupe.edge.journal.Journal;
import dev.loupe.edge.outbox.adapter.Hearing;
import dev.loupe.edge.outbox.adapter.OutboxLoop;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/// Live: its threads go round, and it hears what the broker has for it. Ready: a part could be
/// inspected now. A broker or control plane that is away changes neither: the journal keeps
/// everything.
final class Checks {

  @Produces
  @Singleton
  @Liveness
  HealthCheck live(OutboxLoop outbox, Hearing hearing) {
    return () ->
        HealthCheckResponse.builder()
            .name("outbox")
            .withData("hears", hearing.alive())
            .status(outbox.alive() && hearing.alive())
            .build();
  }

  @Produces
  @Singleton
  @Readiness
  HealthCheck ready(Station station, Journal journal, Faults faults) {
    return () ->
        HealthCheckResponse.builder()
            .name("line")
            .withData("fault", faults.gravest().name())
            .withData("plc", station.plc().state().wireName())
            .withData("model", station.inspectorReady())
            .withData("journal", journal.writable())
            .status(
                station.ready()
                    && station.inspectorReady()
                    && journal.writable()
                    && !faults.stopTheLine())
            .build();
  }
}
