package dev.loupe.schema.wire;

import java.util.List;
import java.util.UUID;

/// The ledger's answer to one batch, for that batch's numbers only: `got` is stored (or booked as
/// rejected) for ever, `refused` is not and stays with the node for a person. `credit` is how many
/// batches the node may have unanswered.
public record Receipt(
    UUID ledger, String node, UUID journal, List<Range> got, List<Refusal> refused, int credit) {
  public Receipt {
    got = Range.merged(got);
    refused = List.copyOf(refused);
  }

  /// `CONFLICT`: this number is taken by other bytes; never in `got`. `REJECTED`: the record itself
  /// is unreadable or too large; its number is in `got` as well, and the node keeps the record in
  /// its dead letters.
  public enum Reason {
    CONFLICT,
    REJECTED
  }

  public record Refusal(long seq, Reason reason, String why) {}
}
