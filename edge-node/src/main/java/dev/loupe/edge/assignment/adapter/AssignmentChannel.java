package dev.loupe.edge.assignment.adapter;

import dev.loupe.edge.assignment.ModelDesk;
import dev.loupe.edge.outbox.adapter.Hearing;
import dev.loupe.edge.outbox.adapter.OutboxLoop;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/// `…/assignment`, retained: it comes again at every connection; and the leases among the commands.
@Singleton
final class AssignmentChannel {
  private final ModelDesk desk;
  private final Hearing hearing;

  @Inject
  AssignmentChannel(ModelDesk desk, OutboxLoop outbox, Hearing hearing) {
    this.desk = desk;
    this.hearing = hearing;
    outbox.onLease(desk::lease);
  }

  @Incoming("assignment")
  Flow.Subscriber<Message<byte[]>> assignments() {
    return hearing.ear("assignment", desk::order);
  }
}
