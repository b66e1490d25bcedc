package dev.loupe.control.ledger;

import dev.loupe.schema.wire.Command.Resend;
import dev.loupe.schema.wire.Range;
import dev.loupe.schema.wire.Receipt;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The book of all records, each exactly once. Safe in any order, from any number of writers.
public interface Ledger {
  /// What was booked: for good once this is returned. `line` is empty where no inspection was new.
  record Booked(Receipt receipt, String line, int inspections, int deliveries) {}

  /// Throws `Unstorable` where a record itself is the reason, `LedgerAway` for all else; then
  /// nothing of the batch is booked.
  Booked book(Batch batch);

  /// What was receipted to `node` and is neither here nor booked as lost: this ledger was restored
  /// from a backup.
  List<Resend> lacking(String node, Map<UUID, List<Range>> receipted);

  /// Keeps what nobody can answer, once per SHA-256, with a counter.
  void quarantine(String topic, byte[] bytes, String why);

  /// The batch holds a value that the database does not take.
  final class Unstorable extends RuntimeException {
    public Unstorable(Throwable cause) {
      super(cause.getMessage(), cause);
    }
  }

  /// The database does not answer; the same batch may be tried again.
  final class LedgerAway extends RuntimeException {
    public LedgerAway(Throwable cause) {
      super(cause.getMessage(), cause);
    }
  }
}
