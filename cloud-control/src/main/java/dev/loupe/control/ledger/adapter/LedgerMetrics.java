package dev.loupe.control.ledger.adapter;

import dev.loupe.control.ledger.Ledger.Booked;
import dev.loupe.schema.wire.Receipt.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/// What the ledger did since the process started, for Prometheus.
@ApplicationScoped
class LedgerMetrics {
  private final Counter batches;
  private final Counter inspections;
  private final Counter deliveries;
  private final Counter rejected;
  private final Counter conflicts;
  private final Counter quarantined;

  LedgerMetrics(MeterRegistry registry) {
    batches = registry.counter("loupe.ledger.batches");
    inspections = registry.counter("loupe.ledger.inspections");
    deliveries = registry.counter("loupe.ledger.deliveries");
    rejected = registry.counter("loupe.ledger.refused", "reason", "rejected");
    conflicts = registry.counter("loupe.ledger.refused", "reason", "conflict");
    quarantined = registry.counter("loupe.ledger.quarantined");
  }

  void booked(Booked booked) {
    batches.increment();
    inspections.increment(booked.inspections());
    deliveries.increment(booked.deliveries());
    for (var refusal : booked.receipt().refused())
      (refusal.reason() == Reason.CONFLICT ? conflicts : rejected).increment();
  }

  void quarantined() {
    quarantined.increment();
  }
}
