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

  /// One place for models. `champion` decides the champion's parts now; `residents` are all models
  /// held or on their way; `rollout` and `share` are the candidate's in force now: 0 where its
  /// lease is over or its guard has tripped.
  public record Slot(
      String station,
      @Nullable String recipe,
      @Nullable ModelRef champion,
      SlotState state,
      List<Resident> residents,
      @Nullable String rollout,
      double share) {
    public Slot {
      residents = List.copyOf(residents);
      if (!(share >= 0 && share <= 1)) // NaN too
      throw new IllegalArgumentException("share " + share);
    }

    /// One model and no rollout.
    public Slot(
        String station, @Nullable String recipe, @Nullable ModelRef champion, SlotState state) {
      this(station, recipe, champion, state, List.of(), null, 0);
    }
  }

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
