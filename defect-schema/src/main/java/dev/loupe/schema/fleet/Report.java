package dev.loupe.schema.fleet;

import dev.loupe.schema.model.ModelRef;
import dev.loupe.schema.wire.Range;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a node says of itself once a second. `number` counts reports of this process from 1;
/// `generation` is the highest assignment generation it ever saw; `queued` is how many records wait
/// for a receipt.
public record Report(
    long number,
    Instant sentAt,
    Software software,
    Place place,
    Journals journals,
    List<Slot> slots,
    boolean ready,
    FaultCode fault,
    Plc plc,
    long queued,
    Disk disk,
    long generation) {
  public Report {
    slots = List.copyOf(slots);
  }

  public record Software(String version) {}

  public record Place(String line, String station) {}

  /// The journal being written, the one before it (null on a new disk), and what has been receipted
  /// of each still kept.
  public record Journals(UUID live, @Nullable UUID predecessor, List<Receipted> receipted) {
    public Journals {
      receipted = List.copyOf(receipted);
    }
  }

  public record Receipted(UUID journal, List<Range> ranges) {
    public Receipted {
      ranges = List.copyOf(ranges);
    }
  }

  /// One place for a model: what serves there now.
  public record Slot(
      String station, @Nullable String recipe, @Nullable ModelRef champion, SlotState state) {}

  public enum SlotState {
    WARMING,
    SERVING,
    FAILED;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public record Plc(PlcState state, String firmware) {}

  public enum PlcState {
    CONNECTED,
    DISCONNECTED,
    REFUSED;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Bytes of the data directory and of the volume it lies on.
  public record Disk(long usedBytes, long freeBytes) {}
}
