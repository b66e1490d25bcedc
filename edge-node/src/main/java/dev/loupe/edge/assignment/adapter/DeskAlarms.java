package dev.loupe.edge.assignment.adapter;

import dev.loupe.edge.assignment.Alarms;
import dev.loupe.edge.health.Faults;
import dev.loupe.edge.journal.Journal;
import dev.loupe.schema.fleet.FaultCode;
import dev.loupe.schema.fleet.GuardTripped;
import dev.loupe.schema.wire.JournalRecord.Tripped;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Calls people by the node's faults, and the control plane by the journal.
final class DeskAlarms implements Alarms {
  private static final Logger LOG = Logger.getLogger(DeskAlarms.class);

  private final Faults faults;
  private final Journal journal;
  private String doubt = "";

  DeskAlarms(Faults faults, Journal journal) {
    this.faults = faults;
    this.journal = journal;
  }

  @Override
  public void orderRefused(String sentence) {
    faults.raise(FaultCode.ASSIGNMENT);
  }

  @Override
  public void orderTaken() {
    faults.clear(FaultCode.ASSIGNMENT);
  }

  @Override
  public void champion(boolean none) {
    if (none) faults.raise(FaultCode.MODEL);
    else faults.clear(FaultCode.MODEL);
  }

  /// Why the running champion would not be accepted anew; it runs on.
  void doubts(Optional<String> why) {
    if (why.isEmpty()) faults.clear(FaultCode.TRUST);
    else faults.raise(FaultCode.TRUST);
    if (why.isPresent() && !why.get().equals(doubt))
      LOG.error("The champion runs on, but no new model would be taken like this: " + why.get());
    doubt = why.orElse("");
  }

  @Override
  public void tripped(GuardTripped tripped) {
    journal
        .appendLater(new Tripped(tripped))
        .exceptionally(failure -> {
          LOG.error("The guard's trip is not in the journal", failure);
          return 0L;
        });
  }
}
