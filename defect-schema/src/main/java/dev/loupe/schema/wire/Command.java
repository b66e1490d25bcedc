package dev.loupe.schema.wire;

import java.util.List;
import java.util.UUID;

/// What the control plane asks of a node, never retained.
public sealed interface Command {
  /// The ledger lacks these records although they were receipted: send them again.
  record Resend(UUID ledger, String node, UUID journal, List<Range> ranges) implements Command {
    public Resend {
      ranges = Range.merged(ranges);
    }
  }
}
