package dev.loupe.edge.assignment.adapter;

import dev.loupe.edge.assignment.ModelDesk;
import dev.loupe.edge.outbox.adapter.OutboxLoop;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// `…/assignment`, retained: it comes again at every connection; and the leases among the commands.
@Singleton
final class AssignmentChannel {
  private final ModelDesk desk;

  @Inject
  AssignmentChannel(ModelDesk desk, OutboxLoop outbox) {
    this.desk = desk;
    outbox.onLease(desk::lease);
  }

  @Incoming("assignment")
  void assignment(byte[] envelope) {
    desk.order(envelope);
  }
}
