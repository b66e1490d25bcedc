package dev.loupe.control.rollout;

import dev.loupe.control.plan.Forecast;
import dev.loupe.schema.model.ModelRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that REST tells of a rollout. `why` is what the last judgement says: why it waits, or why it
/// ended; where evidence sent it back, what was counted stays as it was when that was decided.
/// `stage` counts from 1, null outside of the canary; with `eitherRejects` its parts get the more
/// severe verdict of both models.
public record RolloutView(
    String id,
    long version,
    String state,
    @Nullable Integer stage,
    boolean eitherRejects,
    String why,
    WaitView waiting,
    TermsView terms,
    PeopleView people,
    List<StageView> stages,
    List<NodeView> nodes,
    List<GateView> gates,
    List<LookView> looks,
    SplitView split,
    List<ChangeView> changes) {

  /// `decision` is Advance, Hold or RollBack, or the state in which it ended. `heldSeconds` counts
  /// from the state's beginning, null once it has ended.
  public record WaitView(String decision, @Nullable Long heldSeconds, boolean personCalled) {}

  /// `forecast` holds parts and days at the pace of the start.
  public record TermsView(
      String plan,
      ModelRef champion,
      ModelRef candidate,
      @Nullable String recipe,
      double slowMs,
      double partsPerDay,
      List<Forecast.Part> forecast) {}

  public record PeopleView(
      String startedBy,
      Instant startedAt,
      @Nullable String approvedBy,
      @Nullable String pausedBy,
      @Nullable String pausedWhy) {}

  /// Whether the split gives the candidate its share; off from the limit on.
  public record SplitView(double logE, double logLimit) {}

  /// `parts` of `minParts` are there; `standing` is DONE, NOW or LATER.
  public record StageView(
      String name,
      double share,
      long parts,
      int minParts,
      long minSeconds,
      long maxHoldSeconds,
      @Nullable Long leaseSeconds,
      String standing) {}

  /// `issued` is the generation last sent, `generation` the highest the node has seen. `arrived`:
  /// null where none is awaited.
  public record NodeView(
      String node,
      String station,
      @Nullable Instant reportedAt,
      long issued,
      long generation,
      @Nullable String champion,
      double share,
      @Nullable String candidateState,
      @Nullable String code,
      @Nullable Boolean arrived) {}

  /// `eValue` against `limit`; `logE` against `logLimit` are the same where the numbers grow large.
  public record GateView(
      String gate,
      String counts,
      String mark,
      double eValue,
      double limit,
      double logE,
      double logLimit,
      List<EventsView> events,
      String says) {}

  public record EventsView(double share, long candidate, long champion) {}

  public record LookView(
      int parts,
      boolean reached,
      long disputed,
      long adjudicated,
      long candidateWrong,
      double upper,
      double margin) {}

  public record ChangeView(
      long version, Instant at, String state, String why, boolean personCalled) {}
}
