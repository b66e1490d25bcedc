package dev.loupe.schema.fleet;

import dev.loupe.schema.model.ModelRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What `node` shall run. `generation` is above every one the node reported. Sent in a DSSE
/// envelope (payload type `PAYLOAD_TYPE`), retained.
public record Assignment(String node, long generation, Instant issuedAt, List<Slot> slots) {
  public static final String PAYLOAD_TYPE = "application/vnd.loupe.assignment+json";

  public Assignment {
    slots = List.copyOf(slots);
    if (generation < 1) throw new IllegalArgumentException("generation " + generation);
  }

  /// The champion of a station (and recipe, null: every one), and perhaps a candidate beside it.
  /// `auditShare` is the probability of a part's draw for the random audit, in [0, 1]; `salt` makes
  /// the split and the draw.
  public record Slot(
      String station,
      @Nullable String recipe,
      ModelRef champion,
      @Nullable Candidate candidate,
      double auditShare,
      String salt) {
    public Slot {
      checked(auditShare);
    }
  }

  /// `share` of the units, in [0, 1]: a canary decides them, a shadow runs on them.
  /// `eitherRejects`: the part gets the more severe verdict of the two models. `lease` is how long
  /// the candidate may act without contact.
  public record Candidate(
      ModelRef model,
      String rollout,
      Mode mode,
      double share,
      boolean eitherRejects,
      Duration lease,
      Limits limits) {
    public Candidate {
      checked(share);
      if (!lease.isPositive()) throw new IllegalArgumentException("lease " + lease);
    }
  }

  public enum Mode {
    SHADOW,
    CANARY;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// The local guard trips on more than `errors` errors or more than `misses` deadline misses in
  /// any `parts` consecutive candidate parts, and on one hang.
  public record Limits(int errors, int misses, int parts) {
    public Limits {
      if (errors < 0 || misses < 0 || parts < 1)
        throw new IllegalArgumentException(
            "limits " + errors + " errors, " + misses + " misses in " + parts + " parts");
    }
  }

  private static void checked(double share) {
    if (!(share >= 0 && share <= 1)) // NaN too
    throw new IllegalArgumentException("share " + share);
  }
}
