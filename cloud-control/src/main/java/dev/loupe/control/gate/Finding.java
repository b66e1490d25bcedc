package dev.loupe.control.gate;

import dev.loupe.control.statistics.Allocation.Events;
import java.util.List;

/// One gate's state, with the events and the e-value (as ln E) behind it. It fires where `logE`
/// reaches `logLimit`.
public record Finding(
    Gate gate, Mark mark, double logE, double logLimit, List<Events> events, String says) {
  public Finding {
    events = List.copyOf(events);
  }

  /// OPEN: nothing shown yet. FIRED: against the candidate. PASSED: shown to be no worse (gate D).
  public enum Mark {
    OPEN,
    FIRED,
    PASSED
  }
}
