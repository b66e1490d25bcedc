package dev.loupe.schema.inspection;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of a result at the PLC. `inspected` names the record it delivers; null where none
/// was journalled. `verdict` is the one written: after a restart it may be ERROR(RESTARTED) while
/// the inspection stays as it was. `word` is the ResultWord as UInt32.
public record Delivery(
    long trigger,
    @Nullable RecordId inspected,
    long word,
    Verdict verdict,
    State state,
    Timing timing,
    Clock at) {

  /// `ACKNOWLEDGED` in time, `LATE` after the PLC's deadline, `UNKNOWN` where no acknowledgement
  /// came or the write's fate is open.
  public enum State {
    ACKNOWLEDGED,
    LATE,
    UNKNOWN;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// A record's identity within its node.
  public record RecordId(UUID journal, long seq) {}

  /// In ms: making the inspection durable, writing payload and word, and from the trigger to the
  /// start of the payload's write (`total`, the figure in ResultLatencyMs).
  public record Timing(double journal, double plc, double total) {}
}
