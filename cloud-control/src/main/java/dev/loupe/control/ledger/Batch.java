package dev.loupe.control.ledger;

import dev.loupe.schema.wire.Envelope;
import dev.loupe.schema.wire.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The numbered records of one envelope: those that can be answered.
public record Batch(String node, UUID journal, List<Entry> entries) {
  public Batch {
    entries = List.copyOf(entries);
  }

  /// One record as it came. `item` is never `Unnumbered`.
  public record Entry(long seq, Digest digest, Envelope.Item item) {}

  public static Batch of(Envelope envelope) {
    var entries = new ArrayList<Entry>();
    for (var item : envelope.items()) {
      switch (item) {
        case Envelope.Item.Good good -> entries.add(entry(good.numbered().seq(), good));
        case Envelope.Item.Bad bad -> entries.add(entry(bad.seq(), bad));
        case Envelope.Item.Unnumbered _ -> {} // nobody can answer it: the quarantine keeps it
      }
    }
    return new Batch(envelope.node(), envelope.journal(), entries);
  }

  private static Entry entry(long seq, Envelope.Item item) {
    return new Entry(seq, Digest.of(item.bytes()), item);
  }

  /// Each record as a batch of its own.
  public List<Batch> singly() {
    return entries.stream().map(entry -> new Batch(node, journal, List.of(entry))).toList();
  }

  /// The same records, refused for `why`.
  public Batch rejected(String why) {
    return new Batch(
        node,
        journal,
        entries.stream()
            .map(it -> entry(it.seq(), new Envelope.Item.Bad(it.item().bytes(), it.seq(), why)))
            .toList());
  }

  public List<Range> seqs() {
    return Range.of(entries.stream().map(Entry::seq).toList());
  }
}
