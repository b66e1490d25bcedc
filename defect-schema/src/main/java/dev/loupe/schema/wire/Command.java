package dev.loupe.schema.wire;

import java.util.List;
import java.util.UUID;

/// What the control plane tells a node, never retained.
public sealed interface Command {
  String node();

  /// The ledger lacks these records although they were receipted: send them again.
  record Resend(UUID ledger, String node, UUID journal, List<Range> ranges) implements Command {
    public Resend {
      ranges = Range.merged(ranges);
    }
  }

  /// Answers the report numbered `report` of the process that writes `journal`: the candidates of
  /// `generation` may act for `seconds` more, counted from the sending of that report.
  record Lease(String node, UUID journal, long report, long generation, int seconds)
      implements Command {
    public Lease {
      if (seconds < 1) throw new IllegalArgumentException(seconds + " seconds");
    }
  }
}
