package dev.loupe.control.trace;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of a model on the line.
public final class TracedField {
  private TracedField() {}

  /// A rollout that had the model as its candidate; `why` is what its last change says.
  public record TracedRollout(
      String id,
      String state,
      boolean ended,
      String why,
      String champion,
      String startedBy,
      Instant startedAt,
      Instant changedAt,
      @Nullable String approvedBy) {}

  /// A slot of a signed assignment that names the model: `role` champion or candidate, `mode`
  /// SHADOW or CANARY for a candidate, `keyId` the key that signed it.
  public record TracedGeneration(
      String node,
      long generation,
      String station,
      @Nullable String recipe,
      String role,
      @Nullable String mode,
      double share,
      @Nullable String rollout,
      Instant signedAt,
      @Nullable String keyId) {
    /// Whether the model could decide parts by it.
    boolean decides() {
      return role.equals("champion") || "CANARY".equals(mode) && share > 0;
    }
  }

  /// The first part of a station whose verdict is the model's and was written to the PLC: `journal`
  /// and `seq` are the inspection's identity, `deliveredJournal` and `deliveredSeq` the delivery's,
  /// `at` is the node's clock when it was delivered. `word` is the ResultWord as UInt32.
  public record TracedWord(
      String line,
      String station,
      String node,
      UUID journal,
      long seq,
      UUID deliveredJournal,
      long deliveredSeq,
      String part,
      long trigger,
      String arm,
      String verdict,
      long word,
      String state,
      Instant at) {}
}
