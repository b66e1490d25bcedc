package dev.loupe.schema.wire;

import dev.loupe.schema.wire.JournalRecord.Numbered;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A batch of records of one journal on its way up. `traceparent` is W3C Trace Context's. Each
/// record is decoded for itself: a bad one spoils no other.
public record Envelope(
    String node, UUID journal, Instant sentAt, @Nullable String traceparent, List<Item> items) {
  public Envelope {
    items = List.copyOf(items);
  }

  /// One record's exact bytes, and what they say.
  public sealed interface Item {
    byte[] bytes();

    record Good(byte[] bytes, Numbered numbered) implements Item {}

    /// Refused for itself, but its number is readable: it can be receipted as rejected.
    record Bad(byte[] bytes, long seq, String why) implements Item {}

    /// Refused, and nobody can say which record it was.
    record Unnumbered(byte[] bytes, String why) implements Item {}
  }
}
