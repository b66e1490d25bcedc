package dev.loupe.control.ledger;

import dev.loupe.schema.wire.Envelope;
import dev.loupe.schema.wire.Range;
import dev.loupe.schema.wire.Receipt.Reason;
import dev.loupe.schema.wire.Receipt.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a batch comes to, against what the ledger holds: `store` and `reject` are new and written,
/// `conflicts` are put aside. `got` and `refused` are the receipt's.
public record Booking(
    List<Batch.Entry> store,
    List<Batch.Entry> reject,
    List<Conflict> conflicts,
    List<Range> got,
    List<Refusal> refused) {

  /// What stands under a number. `rejected` is the reason where the record was refused for itself;
  /// a null digest means that its row is no longer kept, so that nothing can be compared.
  public record Kept(@Nullable Digest digest, @Nullable String rejected) {}

  /// Other bytes under a number that is taken by `kept`.
  public record Conflict(Batch.Entry entry, Digest kept) {}

  /// Pure: `fresh` are the numbers the ledger lacks, `kept` says what stands under the others.
  public static Booking of(Batch batch, List<Range> fresh, Map<Long, Kept> kept) {
    var draft = new Draft(fresh, new HashMap<>(kept));
    batch.entries().forEach(draft::add);
    return draft.booking();
  }

  private static final class Draft {
    private final Set<Long> fresh = new HashSet<>();
    private final List<Range> freshRanges;
    private final Map<Long, Kept> kept;
    private final List<Batch.Entry> store = new ArrayList<>();
    private final List<Batch.Entry> reject = new ArrayList<>();
    private final List<Conflict> conflicts = new ArrayList<>();
    private final Set<Long> got = new HashSet<>();
    private final Map<Long, Refusal> refused = new LinkedHashMap<>();

    Draft(List<Range> freshRanges, Map<Long, Kept> kept) {
      this.freshRanges = freshRanges;
      this.kept = kept;
    }

    void add(Batch.Entry entry) {
      if (isFresh(entry.seq()) && fresh.add(entry.seq())) {
        write(entry);
        return;
      }
      var standing = kept.getOrDefault(entry.seq(), new Kept(null, null));
      if (standing.digest() != null && !standing.digest().equals(entry.digest()))
        conflict(entry, standing.digest());
      else answer(entry.seq(), standing.rejected());
    }

    private boolean isFresh(long seq) {
      return freshRanges.stream().anyMatch(range -> range.contains(seq));
    }

    private void write(Batch.Entry entry) {
      var why = entry.item() instanceof Envelope.Item.Bad bad ? bad.why() : null;
      (why == null ? store : reject).add(entry);
      kept.put(entry.seq(), new Kept(entry.digest(), why));
      answer(entry.seq(), why);
    }

    private void answer(long seq, @Nullable String rejected) {
      got.add(seq);
      if (rejected != null)
        refused.putIfAbsent(seq, new Refusal(seq, Reason.REJECTED, brief(rejected)));
    }

    private void conflict(Batch.Entry entry, Digest standing) {
      conflicts.add(new Conflict(entry, standing));
      var why = "its bytes are " + entry.digest() + ", the ledger holds " + standing;
      refused.put(entry.seq(), new Refusal(entry.seq(), Reason.CONFLICT, why));
    }

    Booking booking() {
      for (var conflict : conflicts) got.remove(conflict.entry().seq());
      return new Booking(
          List.copyOf(store),
          List.copyOf(reject),
          List.copyOf(conflicts),
          Range.of(got),
          List.copyOf(refused.values()));
    }
  }

  private static String brief(String why) {
    return why.length() <= 500 ? why : why.substring(0, 500);
  }
}
