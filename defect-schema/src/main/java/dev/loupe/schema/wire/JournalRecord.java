package dev.loupe.schema.wire;

import dev.loupe.schema.drift.Summary;
import dev.loupe.schema.fleet.GuardTripped;
import dev.loupe.schema.inspection.Delivery;
import dev.loupe.schema.inspection.Inspection;
import dev.loupe.schema.inspection.Shadowed;
import java.util.UUID;

/// What an edge node's journal holds. A record's identity is (node, journal, seq); its bytes are
/// made once and sent unchanged for ever.
public sealed interface JournalRecord {
  record Inspected(Inspection inspection) implements JournalRecord {}

  record Delivered(Delivery delivery) implements JournalRecord {}

  /// Records of `journal` that are gone from the node and can never arrive, with the reason for
  /// people.
  record Lost(UUID journal, Range range, String reason) implements JournalRecord {}

  /// Both models' results on one part.
  record Shadow(Shadowed shadowed) implements JournalRecord {}

  /// A lot's counts for drift.
  record Summed(Summary summary) implements JournalRecord {}

  record Tripped(GuardTripped tripped) implements JournalRecord {}

  /// A record with its number in its journal, from 1.
  record Numbered(long seq, JournalRecord record) {}
}
