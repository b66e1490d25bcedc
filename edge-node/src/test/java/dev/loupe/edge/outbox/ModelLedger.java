package dev.loupe.edge.outbox;

import dev.loupe.edge.journal.Ranges;
import dev.loupe.edge.journal.Records.Stored;
import dev.loupe.schema.inspection.Delivery.RecordId;
import dev.loupe.schema.wire.Range;
import dev.loupe.schema.wire.Receipt;
import dev.loupe.schema.wire.Receipt.Reason;
import dev.loupe.schema.wire.Receipt.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A ledger as the design says, in memory: inserts only what it lacks, answers every batch, and
/// dies of poison without an answer.
final class ModelLedger {
  final UUID id = new UUID(1, 1);
  final Map<RecordId, byte[]> rows = new HashMap<>();
  final Map<UUID, Ranges> got = new HashMap<>();
  final Set<RecordId> poison = new HashSet<>();
  final Set<RecordId> rejected = new HashSet<>();
  int doubled;

  /// A ledger that inserts whatever comes: the simulation must notice.
  boolean naive;

  int credit = 4;

  Optional<Receipt> receive(String node, UUID journal, List<Stored> batch) {
    for (var it : batch)
      if (poison.contains(new RecordId(journal, it.seq()))) return Optional.empty();
    var refused = new ArrayList<Refusal>();
    var answered = new ArrayList<Long>();
    for (var it : batch) book(new RecordId(journal, it.seq()), it.bytes(), answered, refused);
    var ranges = Range.of(answered);
    got.merge(journal, new Ranges(ranges), Ranges::plus);
    return Optional.of(new Receipt(id, node, journal, ranges, refused, credit));
  }

  private void book(RecordId record, byte[] bytes, List<Long> answered, List<Refusal> refused) {
    var known = rows.get(record);
    if (rejected.contains(record))
      refused.add(new Refusal(record.seq(), Reason.REJECTED, "unreadable"));
    else if (!naive && got.getOrDefault(record.journal(), Ranges.NONE).contains(record.seq())) {
      if (!Arrays.equals(known, bytes)) {
        refused.add(new Refusal(record.seq(), Reason.CONFLICT, "other bytes"));
        return;
      }
    } else if (rows.put(record, bytes) != null) doubled++;
    answered.add(record.seq());
  }
}
