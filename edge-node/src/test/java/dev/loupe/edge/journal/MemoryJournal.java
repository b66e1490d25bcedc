package dev.loupe.edge.journal;

import dev.loupe.schema.inspection.Delivery.RecordId;
import dev.loupe.schema.wire.JournalRecord;
import dev.loupe.schema.wire.JournalRecord.Delivered;
import dev.loupe.schema.wire.JournalRecord.Inspected;
import dev.loupe.schema.wire.JournalRecord.Lost;
import dev.loupe.schema.wire.Range;
import dev.loupe.schema.wire.RecordCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;

/// The journal's twin in memory. `Disk` outlives the process, as a disk does.
public final class MemoryJournal implements Journal, Records {
  /// What stays when a process dies.
  public static final class Disk {
    private final Map<UUID, TreeMap<Long, byte[]>> bytes = new LinkedHashMap<>();
    private final Map<RecordId, JournalRecord> records = new LinkedHashMap<>();
    private final Map<UUID, Ranges> receipted = new HashMap<>();
    private final Map<UUID, Ranges> gone = new HashMap<>();
    private final Map<RecordId, DeadLetter> letters = new LinkedHashMap<>();
    private Optional<UUID> pinned = Optional.empty();

    public Map<RecordId, JournalRecord> records() {
      return records;
    }

    public Map<RecordId, DeadLetter> letters() {
      return letters;
    }

    /// As retention does.
    public void forget(UUID journal, Range range) {
      var kept = Objects.requireNonNull(bytes.get(journal));
      kept.subMap(range.from(), true, range.to(), true).clear();
      receipted.computeIfPresent(journal, (_, it) -> it.minus(new Ranges(List.of(range))));
      gone.merge(journal, new Ranges(List.of(range)), Ranges::plus);
    }
  }

  private final Disk disk;
  private final UUID id;
  private final Optional<UUID> predecessor;
  private final List<Listener> listeners = new ArrayList<>();

  public MemoryJournal(Disk disk, UUID id) {
    this.disk = disk;
    this.id = id;
    this.predecessor = disk.bytes.keySet().stream().reduce((_, last) -> last);
    disk.bytes.put(id, new TreeMap<>());
  }

  private TreeMap<Long, byte[]> live() {
    return Objects.requireNonNull(disk.bytes.get(id));
  }

  @Override
  public UUID id() {
    return id;
  }

  @Override
  public Optional<UUID> predecessor() {
    return predecessor;
  }

  @Override
  public void rehearse(JournalRecord record) {
    RecordCodec.encode(1, record);
  }

  @Override
  public long append(JournalRecord record) {
    var seq = live().isEmpty() ? 1 : live().lastKey() + 1;
    live().put(seq, RecordCodec.encode(seq, record));
    disk.records.put(new RecordId(id, seq), record);
    for (var listener : listeners) listener.appended(id, seq, record);
    return seq;
  }

  @Override
  public CompletableFuture<Long> appendLater(JournalRecord record) {
    return CompletableFuture.completedFuture(append(record));
  }

  @Override
  public CompletableFuture<Long> appendLater(
      JournalRecord record, LongFunction<JournalRecord> next) {
    var seq = append(record);
    append(next.apply(seq));
    return CompletableFuture.completedFuture(seq);
  }

  @Override
  public boolean writable() {
    return true;
  }

  @Override
  public Optional<Undelivered> undelivered(long trigger) {
    Optional<Undelivered> newest = Optional.empty();
    for (var each : disk.records.entrySet()) {
      if (each.getValue() instanceof Inspected(var it) && it.trigger() == trigger)
        newest = Optional.of(new Undelivered(each.getKey(), it));
      if (each.getValue() instanceof Delivered(var it)
          && newest.isPresent()
          && newest.get().id().equals(it.inspected())) newest = Optional.empty();
    }
    return newest;
  }

  @Override
  public List<Undelivered> undelivered() {
    var open = new LinkedHashMap<RecordId, Undelivered>();
    for (var each : disk.records.entrySet()) {
      if (each.getValue() instanceof Inspected(var it) && !each.getKey().journal().equals(id))
        open.put(each.getKey(), new Undelivered(each.getKey(), it));
      if (each.getValue() instanceof Delivered(var it)) open.remove(it.inspected());
    }
    return List.copyOf(open.values());
  }

  @Override
  public List<Kept> kept() {
    var kept = new ArrayList<Kept>();
    for (var each : disk.bytes.entrySet()) {
      var journal = each.getKey();
      if (each.getValue().isEmpty() && !journal.equals(id)) continue;
      var receipted = disk.receipted.getOrDefault(journal, Ranges.NONE);
      var gone = disk.gone.getOrDefault(journal, Ranges.NONE);
      var buried = new ArrayList<Long>();
      for (var letter : disk.letters.keySet())
        if (letter.journal().equals(journal)) buried.add(letter.seq());
      var issued = each.getValue().isEmpty() ? 0 : each.getValue().lastKey();
      kept.add(new Kept(journal, issued, receipted, gone, new Ranges(Range.of(buried))));
    }
    return kept;
  }

  @Override
  public List<Stored> read(UUID journal, Ranges numbers, int most, int mostBytes) {
    var found = new ArrayList<Stored>();
    var room = mostBytes;
    var kept = disk.bytes.getOrDefault(journal, new TreeMap<>());
    for (var range : numbers.list()) {
      for (var each : kept.subMap(range.from(), true, range.to(), true).entrySet()) {
        room -= each.getValue().length;
        if (found.size() >= most || room < 0 && !found.isEmpty()) return found;
        found.add(new Stored(each.getKey(), each.getValue()));
      }
    }
    return found;
  }

  @Override
  public void receipted(UUID journal, List<Range> got) {
    disk.receipted.merge(journal, new Ranges(got), Ranges::plus);
  }

  @Override
  public void askedAgain(UUID journal, List<Range> ranges) {
    disk.receipted.computeIfPresent(journal, (_, it) -> it.minus(new Ranges(ranges)));
  }

  @Override
  public CompletableFuture<Void> bury(DeadLetter letter, Optional<Lost> lost) {
    disk.letters.put(new RecordId(letter.journal(), letter.seq()), letter);
    lost.ifPresent(this::append);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public List<DeadLetter> undecided() {
    return disk.letters.values().stream().filter(it -> it.reason() == Why.CONFLICT).toList();
  }

  @Override
  public Optional<UUID> pinned() {
    return disk.pinned;
  }

  @Override
  public CompletableFuture<Void> pin(UUID ledger) {
    disk.pinned = Optional.of(ledger);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void listen(Listener listener) {
    listeners.add(listener);
  }
}
