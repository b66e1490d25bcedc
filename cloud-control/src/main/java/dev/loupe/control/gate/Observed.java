package dev.loupe.control.gate;

import dev.loupe.schema.wire.Range;
import java.util.List;
import java.util.UUID;

/// What was seen of a rollout, from the records that `covered` names.
public record Observed(
    Paired paired, List<Split> splits, Disputed disputed, List<Trip> trips, List<Covered> covered) {
  public static final Observed NOTHING =
      new Observed(
          new Paired(0, 0, Contrast.NONE, Contrast.NONE),
          List.of(),
          new Disputed(0, Contrast.NONE, Contrast.NONE, List.of()),
          List.of(),
          List.of());

  public Observed {
    splits = List.copyOf(splits);
    trips = List.copyOf(trips);
    covered = List.copyOf(covered);
  }

  /// On how many parts only the candidate's result was so, and only the champion's. Parts where
  /// both or neither were say nothing.
  public record Contrast(long candidate, long champion) {
    public static final Contrast NONE = new Contrast(0, 0);
  }

  /// Parts shown to both models in mode SHADOW, with an answer of both (`parts`) or skipped. An
  /// error is an outcome ERROR by the model; faults of the node before inference do not count.
  public record Paired(long parts, long skipped, Contrast errors, Contrast slow) {}

  /// Parts of a canary while the candidate had this share of them: that of the assignment whose
  /// generation the inspection names. Only inspections that carry the rollout's id count: on both
  /// arms they do exactly while the split is in force.
  public record Split(double share, Arm candidate, Arm champion) {}

  /// `errors`: the arm's own model gave ERROR or no answer in time, whatever verdict was delivered
  /// in its place; `slow`: its own model time above the limit; `unacknowledged`: the Delivered
  /// record says UNKNOWN.
  public record Arm(long parts, long errors, long slow, long unacknowledged) {}

  /// Over all parts that both models judged, of either mode (`compared`): those where a label says
  /// that exactly one model's verdict was right (PASS of a bad part and REJECT or REVIEW of a good
  /// one are wrong), and where one had fewer wrong or missing boxes than the other.
  public record Disputed(long compared, Contrast verdicts, Contrast defects, List<Look> looks) {
    public Disputed {
      looks = List.copyOf(looks);
    }
  }

  /// Of the first `parts` compared parts: how many have one model's PASS against the other's REJECT
  /// or REVIEW (`disputed`), how many of these a label decides (`adjudicated`), and on how many of
  /// them the champion was right and the candidate wrong. Present once that many were compared.
  public record Look(int parts, long disputed, long adjudicated, long candidateWrong) {}

  /// A node's guard returned to the champion by itself.
  public record Trip(String node, long generation, String why) {}

  /// The records of a journal that were here.
  public record Covered(String node, UUID journal, List<Range> ranges) {
    public Covered {
      ranges = List.copyOf(ranges);
    }
  }
}
