package dev.loupe.control.rollout;

import dev.loupe.control.rollout.Command.Announce;
import dev.loupe.control.rollout.Command.Call;
import dev.loupe.control.rollout.Command.Offer;
import dev.loupe.control.rollout.Command.Promote;
import dev.loupe.control.rollout.Command.Restore;
import dev.loupe.control.rollout.Judgement.Advance;
import dev.loupe.control.rollout.Judgement.Hold;
import dev.loupe.control.rollout.Judgement.Judged;
import dev.loupe.control.rollout.Judgement.RollBack;
import dev.loupe.control.rollout.RolloutState.Aborted;
import dev.loupe.control.rollout.RolloutState.Baking;
import dev.loupe.control.rollout.RolloutState.Canary;
import dev.loupe.control.rollout.RolloutState.Draft;
import dev.loupe.control.rollout.RolloutState.Ending;
import dev.loupe.control.rollout.RolloutState.Final;
import dev.loupe.control.rollout.RolloutState.Promoted;
import dev.loupe.control.rollout.RolloutState.Promoting;
import dev.loupe.control.rollout.RolloutState.Refused;
import dev.loupe.control.rollout.RolloutState.RolledBack;
import dev.loupe.control.rollout.RolloutState.RollingBack;
import dev.loupe.control.rollout.RolloutState.Shadow;
import dev.loupe.control.rollout.RolloutState.Verifying;
import dev.loupe.schema.fleet.Assignment.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/// Pure: a rollout, what was judged and the nodes' reports come in; the next state and commands go
/// out. The caller saves, then sends.
public final class Steps {
  /// A shadow has no authority, so no contact is needed for it to run; the wire wants a number.
  private static final Duration SHADOW_LEASE = Duration.ofMinutes(10);

  private Steps() {}

  public static Step step(Rollout rollout, Judged judged, Facts facts, Instant now) {
    var judgement = judged.judgement();
    return switch (rollout.state()) {
      case Final it -> Step.to(it);
      case Draft draft ->
          switch (judgement) {
            case Hold _ -> Step.to(draft);
            case RollBack(var why) -> Step.to(new Refused(why, now, Set.of()));
            case Advance _ ->
                Step.to(new Verifying(now, false), shadow(rollout, everywhere(rollout)));
          };
      case Verifying _, Shadow _, Canary _ ->
          switch (judgement) {
            case RollBack(var why) -> back(rollout, why, ending(rollout, facts), now);
            case Hold(var why) -> hold(rollout, why, facts, now);
            case Advance _ -> advance(rollout, judged, now);
          };
      case Promoting it -> promoting(rollout, it, judgement, facts, now);
      case Baking it -> baking(rollout, it, judgement, facts, now);
      case RollingBack it -> rollingBack(rollout, it, facts, now);
    };
  }

  /// A person ends it; the champion is restored wherever the candidate may be.
  public static Step abort(Rollout rollout, String why, Instant now) {
    return switch (rollout.state()) {
      case Final it -> Step.to(it);
      case RollingBack it -> Step.to(it);
      case Draft _ -> Step.to(new Aborted(why, now, Set.of()));
      case Verifying _, Shadow _, Canary _, Promoting _, Baking _ ->
          back(rollout, why, Ending.ABORTED, now);
    };
  }

  /// A person promotes it past the stages that are left: only where the proof is there.
  public static Step promote(Rollout rollout, Judged judged, Instant now) {
    var may = judged.weighed().qualityPassed() && !(judged.judgement() instanceof RollBack);
    return may && rollout.state() instanceof Canary
        ? promoting(rollout, now)
        : Step.to(rollout.state());
  }

  /// Nodes that have verified look at parts while others still fetch: what speaks then is evidence,
  /// no refusal.
  private static Ending ending(Rollout rollout, Facts facts) {
    var refused = facts.barred() != null || Nodes.refusing(rollout, facts).isPresent();
    return rollout.state() instanceof Verifying && refused ? Ending.REFUSED : Ending.ROLLED_BACK;
  }

  private static Step back(Rollout rollout, String why, Ending ending, Instant now) {
    var nodes = Set.copyOf(rollout.terms().nodes());
    return Step.to(new RollingBack(nodes, why, now, ending), new Restore(nodes));
  }

  private static Step advance(Rollout rollout, Judged judged, Instant now) {
    return switch (rollout.state()) {
      case Verifying _ -> Step.to(new Shadow(now, false));
      case Shadow _ -> canary(rollout, 1, judged, now);
      case Canary it when it.stage() < rollout.terms().plan().stages().size() ->
          canary(rollout, it.stage() + 1, judged, now);
      // the judge has seen gate D pass; it is asked again, for a part that is wrongly passed stays
      // so
      case Canary _ when judged.weighed().qualityPassed() -> promoting(rollout, now);
      case Canary it -> Step.to(it);
      case Draft _, Promoting _, Baking _, RollingBack _, Final _ ->
          throw new IllegalStateException(rollout.state().word());
    };
  }

  private static Step canary(Rollout rollout, int stage, Judged judged, Instant now) {
    var passed = judged.weighed().qualityPassed();
    if (!passed && !rollout.terms().plan().canaryWhileOpen()) return Step.to(rollout.state());
    var next = new Canary(stage, now, !passed, false);
    return Step.to(next, offer(rollout, next, everywhere(rollout)));
  }

  private static Step promoting(Rollout rollout, Instant now) {
    var nodes = everywhere(rollout);
    return Step.to(new Promoting(nodes, now), new Promote(nodes));
  }

  private static Offer shadow(Rollout rollout, Set<String> nodes) {
    var share = rollout.terms().plan().shadow().share();
    return new Offer(nodes, Mode.SHADOW, share, false, SHADOW_LEASE);
  }

  private static Offer offer(Rollout rollout, Canary canary, Set<String> nodes) {
    var stage = rollout.terms().plan().stage(canary.stage());
    return new Offer(nodes, Mode.CANARY, stage.share(), canary.eitherRejects(), stage.lease());
  }

  private static Set<String> everywhere(Rollout rollout) {
    return Set.copyOf(rollout.terms().nodes());
  }

  /// Waits; calls a person once it waits too long, and gives the next generation to nodes whose
  /// lease ended or that know a later one than we do.
  private static Step hold(Rollout rollout, String why, Facts facts, Instant now) {
    var plan = rollout.terms().plan();
    return switch (rollout.state()) {
      case Verifying it when tooLong(it.called(), it.since(), plan.shadow().maxHold(), now) ->
          Step.to(new Verifying(it.since(), true), new Call(why));
      case Shadow it when tooLong(it.called(), it.since(), plan.shadow().maxHold(), now) ->
          Step.to(new Shadow(it.since(), true), new Call(why));
      case Canary it when tooLong(it.called(), it.since(), plan.stage(it.stage()).maxHold(), now) ->
          Step.to(new Canary(it.stage(), it.since(), it.eitherRejects(), true), new Call(why));
      case Verifying it when !Nodes.ahead(rollout, facts).isEmpty() ->
          Step.to(it, shadow(rollout, Nodes.ahead(rollout, facts)));
      case Shadow it when !Nodes.ahead(rollout, facts).isEmpty() ->
          Step.to(it, shadow(rollout, Nodes.ahead(rollout, facts)));
      case Canary it when !Nodes.withoutCandidate(rollout, facts).isEmpty() ->
          Step.to(it, offer(rollout, it, Nodes.withoutCandidate(rollout, facts)));
      case Draft _,
          Verifying _,
          Shadow _,
          Canary _,
          Promoting _,
          Baking _,
          RollingBack _,
          Final _ ->
          Step.to(rollout.state());
    };
  }

  private static boolean tooLong(boolean called, Instant since, Duration most, Instant now) {
    return !called && since.plus(most).isBefore(now);
  }

  private static Step promoting(
      Rollout rollout, Promoting state, Judgement judgement, Facts facts, Instant now) {
    if (judgement instanceof RollBack(var why)) return back(rollout, why, Ending.ROLLED_BACK, now);
    var pending =
        without(
            state.pending(), Nodes.arrived(rollout, facts, rollout.terms().candidate().digest()));
    if (pending.isEmpty() || timedOut(rollout, state.since(), now))
      return Step.to(new Baking(now, pending));
    var next = new Promoting(pending, state.since());
    var again = with(pending, Nodes.ahead(rollout, facts));
    return again.isEmpty() ? Step.to(next) : Step.to(next, new Promote(again));
  }

  /// A node that falls silent is named unknown, so that one dead node does not keep the others
  /// waiting for ever; one that reports the candidate is named no more.
  private static Step baking(
      Rollout rollout, Baking state, Judgement judgement, Facts facts, Instant now) {
    var arrived = Nodes.arrived(rollout, facts, rollout.terms().candidate().digest());
    var unknown = without(state.unknown(), arrived);
    unknown.addAll(Nodes.silentOnes(rollout, facts, now));
    return switch (judgement) {
      case RollBack(var why) -> back(rollout, why, Ending.ROLLED_BACK, now);
      case Hold _ -> Step.to(new Baking(state.since(), unknown));
      case Advance _ -> Step.to(new Promoted(now, unknown), new Announce());
    };
  }

  private static Step rollingBack(Rollout rollout, RollingBack state, Facts facts, Instant now) {
    var pending =
        without(
            state.pending(), Nodes.arrived(rollout, facts, rollout.terms().champion().digest()));
    if (!pending.isEmpty() && !timedOut(rollout, state.since(), now)) {
      var next = new RollingBack(pending, state.why(), state.since(), state.ending());
      var again = with(pending, Nodes.ahead(rollout, facts));
      return again.isEmpty() ? Step.to(next) : Step.to(next, new Restore(again));
    }
    return Step.to(
        switch (state.ending()) {
          case ROLLED_BACK -> new RolledBack(state.why(), now, pending);
          case ABORTED -> new Aborted(state.why(), now, pending);
          case REFUSED -> new Refused(state.why(), now, pending);
        });
  }

  private static boolean timedOut(Rollout rollout, Instant since, Instant now) {
    return since.plus(rollout.terms().plan().reportTimeout()).isBefore(now);
  }

  private static Set<String> with(Set<String> nodes, Set<String> also) {
    var both = new HashSet<>(nodes);
    both.retainAll(also);
    return both;
  }

  private static Set<String> without(Set<String> nodes, Set<String> arrived) {
    var left = new HashSet<>(nodes);
    left.removeAll(arrived);
    return left;
  }
}
