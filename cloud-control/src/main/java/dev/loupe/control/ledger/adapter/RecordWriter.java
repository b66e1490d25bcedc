package dev.loupe.control.ledger.adapter;

import dev.loupe.control.ledger.Batch;
import dev.loupe.control.ledger.Committed;
import dev.loupe.control.ledger.Downlink;
import dev.loupe.control.ledger.Ledger;
import dev.loupe.control.ledger.Ledger.Booked;
import dev.loupe.control.ledger.adapter.Intake.Arrival;
import dev.loupe.schema.wire.Decoded;
import dev.loupe.schema.wire.Envelope;
import dev.loupe.schema.wire.EnvelopeCodec;
import dev.loupe.schema.wire.Receipt;
import dev.loupe.schema.wire.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/// From one message to its receipt: decode, quarantine what nobody can answer, book the rest, and
/// answer only what is committed.
@ApplicationScoped
public class RecordWriter {
  private static final Logger LOG = Logger.getLogger(RecordWriter.class);

  private final Ledger ledger;
  private final Downlink downlink;
  private final Event<Committed> committed;
  private final LedgerMetrics metrics;
  private final Patience patience = new Patience();
  private final Map<String, String> lines = new ConcurrentHashMap<>();

  RecordWriter(
      Ledger ledger, Downlink downlink, Event<Committed> committed, LedgerMetrics metrics) {
    this.metrics = metrics;
    this.ledger = ledger;
    this.downlink = downlink;
    this.committed = committed;
  }

  void write(Arrival arrival) {
    switch (EnvelopeCodec.decode(arrival.payload())) {
      case Decoded.Value(var envelope) when isSender(envelope, arrival) -> write(arrival, envelope);
      case Decoded.Value(var envelope) ->
          quarantine(arrival.topic(), arrival.payload(), "/node: it says " + envelope.node());
      case Decoded.Refused<?> refused ->
          quarantine(arrival.topic(), arrival.payload(), refused.sentence());
    }
  }

  private static boolean isSender(Envelope envelope, Arrival arrival) {
    return Topics.node(arrival.topic()).equals(Optional.of(envelope.node()));
  }

  private void write(Arrival arrival, Envelope envelope) {
    for (var item : envelope.items())
      if (item instanceof Envelope.Item.Unnumbered(var bytes, var why))
        quarantine(arrival.topic(), bytes, why);
    var batch = Batch.of(envelope);
    try {
      tell(patience.insist(() -> ledger.book(batch)));
    } catch (Ledger.Unstorable e) {
      LOG.warnf("a record of %s cannot be stored: %s", batch.node(), e.getMessage());
      for (var single : batch.singly()) writeAlone(single);
    } catch (Patience.Stopped _) {
      // unanswered: the node sends it again
    }
  }

  /// The database itself refuses a value that the codec let pass: the record is booked as rejected.
  private void writeAlone(Batch single) {
    try {
      tell(patience.insist(() -> ledger.book(single)));
    } catch (Ledger.Unstorable e) {
      var why = "it cannot be stored: " + e.getMessage();
      tell(patience.insist(() -> ledger.book(single.rejected(why))));
    }
  }

  private void quarantine(String topic, byte[] bytes, String why) {
    LOG.warnf("quarantined a message on %s: %s", topic, why);
    metrics.quarantined();
    try {
      patience.insist(() -> {
        ledger.quarantine(topic, bytes, why);
        return true;
      });
    } catch (Patience.Stopped | Ledger.Unstorable e) {
      LOG.errorf("not even quarantined: %s", e.getMessage());
    }
  }

  private void tell(Booked booked) {
    Receipt receipt = booked.receipt();
    downlink.send(receipt);
    metrics.booked(booked);
    if (booked.inspections() > 0) lines.put(receipt.node(), booked.line());
    var line = lines.get(receipt.node());
    if (line != null && booked.inspections() + booked.deliveries() > 0)
      committed.fire(
          new Committed(receipt.node(), line, booked.inspections(), booked.deliveries()));
  }

  void stop() {
    patience.stop();
  }
}
