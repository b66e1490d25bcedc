package dev.loupe.it.played;

import dev.loupe.schema.wire.JournalRecord;
import dev.loupe.schema.wire.Range;
import dev.loupe.schema.wire.Receipt;
import dev.loupe.schema.wire.RecordCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/// A played node's records: all are kept, and sent until they are receipted.
final class PlayedJournal {
  private static final int BATCH = 200;
  private static final long AGAIN_NANOS = 5_000_000_000L;

  final UUID id = UUID.randomUUID();
  private final List<byte[]> records = new ArrayList<>();
  private final TreeMap<Long, Long> open = new TreeMap<>(); // number → when it was sent, 0 never
  private List<Range> receipted = List.of();

  long next() {
    return records.size() + 1L;
  }

  void add(JournalRecord record) {
    var seq = next();
    records.add(RecordCodec.encode(seq, record));
    open.put(seq, 0L);
  }

  /// The next batch; empty where all are receipted or on their way.
  List<byte[]> batch(long now) {
    var due = new ArrayList<byte[]>();
    for (var each : open.entrySet()) {
      if (each.getValue() != 0 && now - each.getValue() < AGAIN_NANOS) continue;
      due.add(records.get((int) (each.getKey() - 1)));
      each.setValue(now);
      if (due.size() == BATCH) break;
    }
    return due;
  }

  void receipted(Receipt receipt) {
    for (var range : receipt.got()) open.subMap(range.from(), true, range.to(), true).clear();
    var all = new ArrayList<>(receipted);
    all.addAll(receipt.got());
    receipted = Range.merged(all);
  }

  /// The ledger lacks these although it had receipted them.
  void askedFor(List<Range> ranges) {
    for (var range : ranges)
      for (var seq = range.from(); seq <= Math.min(range.to(), records.size()); seq++)
        open.putIfAbsent(seq, 0L);
  }

  List<Range> receipted() {
    return receipted;
  }

  int queued() {
    return open.size();
  }
}
