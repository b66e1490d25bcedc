package dev.loupe.bridge.handshake;

import static dev.loupe.schema.inspection.Delivery.State.ACKNOWLEDGED;
import static dev.loupe.schema.inspection.Delivery.State.LATE;
import static dev.loupe.schema.inspection.Delivery.State.UNKNOWN;

import dev.loupe.bridge.handshake.Command.Book;
import dev.loupe.bridge.handshake.Command.Commit;
import dev.loupe.bridge.handshake.Command.DropFrame;
import dev.loupe.bridge.handshake.Command.Inspect;
import dev.loupe.bridge.handshake.Command.ReadPart;
import dev.loupe.bridge.handshake.Command.ReadTrigger;
import dev.loupe.bridge.handshake.Command.Reset;
import dev.loupe.bridge.handshake.Command.Settle;
import dev.loupe.bridge.handshake.Pending.Awaited;
import dev.loupe.bridge.handshake.Pending.Missed;
import dev.loupe.bridge.handshake.Pending.None;
import dev.loupe.bridge.handshake.Phase.Committing;
import dev.loupe.bridge.handshake.Phase.Idle;
import dev.loupe.bridge.handshake.Phase.Inspecting;
import dev.loupe.bridge.handshake.Phase.Matching;
import dev.loupe.bridge.handshake.Phase.Resetting;
import dev.loupe.bridge.handshake.Phase.Starting;
import dev.loupe.bridge.handshake.Phase.Triggered;
import dev.loupe.schema.inspection.ErrorCode;
import dev.loupe.schema.inspection.Outcome;
import dev.loupe.schema.inspection.Verdict;
import java.util.List;

/// The node's half of the handshake with the PLC. Pure: events and the time come in, commands go
/// out. It never writes a word for a trigger that is not the PLC's, writes another for the same one
/// only where a new session saw that the first never came, and PASS only where the inspection of
/// that trigger said so within its deadline.
public final class Handshake {
  private static final long RESET_AGAIN = 500_000_000;

  private final Counter counter;
  private final Limits limits;
  private final Reconciliation reconciliation;

  public Handshake(Counter counter, Limits limits) {
    this.counter = counter;
    this.limits = limits;
    this.reconciliation = new Reconciliation(counter, limits, this);
  }

  public Step step(State state, Event event, long now) {
    return switch (event) {
      case Event.Attached(var seen) -> reconciliation.attached(state.withAttached(true), seen, now);
      case Event.Detached _ -> Step.stay(state.withAttached(false));
      case Event.TriggerSeen(var trigger) -> triggerSeen(state, trigger, now);
      case Event.TriggerRead(var trigger, var ack) -> {
        var known = ackSeen(state, ack, now);
        yield triggerRead(known.state(), trigger, now).after(known.commands());
      }
      case Event.AckSeen(var ack) -> ackSeen(state, ack, now);
      case Event.FrameTaken(var number, var arrived) -> frameTaken(state, number, arrived, now);
      case Event.PartRead read -> {
        var known = ackSeen(state, read.ack(), now);
        yield partRead(known.state(), read, now).after(known.commands());
      }
      case Event.Inspected(var trigger, var outcome) -> inspected(state, trigger, outcome, now);
      case Event.Committed(var trigger) -> committed(state, trigger, now);
      case Event.ResetDone _ -> resetDone(state);
      case Event.Tick _ -> tick(state, now);
    };
  }

  private Step triggerSeen(State state, long trigger, long now) {
    if (!state.attached()) return Step.stay(state);
    return switch (state.phase()) {
      case Starting _, Resetting _, Matching _, Committing _ -> Step.stay(state);
      case Idle idle when trigger == idle.last() && (trigger != 0 || state.inStep()) ->
          Step.stay(state);
      case Idle idle when trigger == counter.next(idle.last()) && state.inStep() ->
          Step.to(state.with(new Triggered(idle.last(), idle.fresh(), trigger, now)));
      case Triggered known when trigger == known.trigger() -> Step.stay(state);
      case Inspecting known when trigger == known.trigger() -> Step.stay(state);
      // The watch lags behind reads: only a Read tells a jump from an old value.
      case Idle _, Triggered _, Inspecting _ -> Step.to(state, new ReadTrigger());
    };
  }

  private Step triggerRead(State state, long trigger, long now) {
    return switch (state.phase()) {
      case Starting _, Resetting _, Matching _, Committing _ -> Step.stay(state);
      case Idle idle -> moved(state, idle.last(), idle.fresh(), trigger, now);
      case Triggered known ->
          trigger == known.trigger()
              ? Step.stay(state)
              : moved(state, known.last(), known.fresh(), trigger, now);
      // Gone on while its part is in hand: that result comes too late.
      case Inspecting known ->
          trigger == known.trigger()
              ? Step.stay(state)
              : moved(state, known.trigger(), false, trigger, now);
    };
  }

  /// TrigSeq is `trigger`, and `last` is the newest one that needs nothing more.
  Step moved(State state, long last, boolean fresh, long trigger, long now) {
    if (trigger == 0) return last == 0 && state.inStep() ? Step.stay(state) : reset(state, now);
    if (trigger == last) return Step.to(state.with(new Idle(last, fresh)));
    if (state.inStep() && trigger == counter.next(last))
      return Step.to(state.with(new Triggered(last, fresh, trigger, now)));
    return outOfStep(state, last, trigger, now);
  }

  /// From here on nothing can be told apart until a reset. The trigger that stands there is
  /// answered, unless it was before.
  Step outOfStep(State state, long last, long trigger, long now) {
    var out = state.withInStep(false);
    if (trigger == last || !counter.holds(trigger)) return Step.to(out.with(new Idle(last, false)));
    return Step.to(
        out.with(new Inspecting(trigger, now)), new Book(trigger, now, ErrorCode.OUT_OF_STEP));
  }

  Step reset(State state, long now) {
    var settled = state.pending() instanceof Awaited awaited ? giveUp(awaited) : List.<Command>of();
    var next = state.with(new Resetting(now)).with(new None());
    return Step.to(next, new Reset()).after(settled);
  }

  private static Step resetDone(State state) {
    return state.phase() instanceof Resetting
        ? Step.to(state.with(new Idle(0, false)).withInStep(true))
        : Step.stay(state);
  }

  private Step ackSeen(State state, long ack, long now) {
    return switch (state.pending()) {
      case Awaited word when word.trigger() == ack ->
          Step.to(
              state.with(new None()),
              new Settle(
                  ack,
                  ResultWord.of(ack, word.verdict()),
                  word.verdict(),
                  now - word.since() > limits.acknowledge() ? LATE : ACKNOWLEDGED));
      case Missed(var trigger) when trigger == ack -> Step.to(state.with(new None()));
      case None _, Awaited _, Missed _ -> Step.stay(state);
    };
  }

  private Step frameTaken(State state, long number, long arrived, long now) {
    if (!state.inStep()) return Step.to(state, new DropFrame());
    return switch (state.phase()) {
      case Idle(var last, var fresh) ->
          matching(state, new Matching(last, fresh, number, arrived, now + limits.match()));
      case Triggered(var last, var fresh, _, var since) -> {
        var first = arrived - since < 0 ? arrived : since;
        yield matching(state, new Matching(last, fresh, number, first, now + limits.match()));
      }
      case Starting _, Resetting _, Matching _, Inspecting _, Committing _ ->
          Step.to(state, new DropFrame());
    };
  }

  private static Step matching(State state, Matching matching) {
    var next = state.with(matching);
    return state.attached() ? Step.to(next, new ReadPart()) : Step.stay(next);
  }

  private Step partRead(State state, Event.PartRead read, long now) {
    if (!(state.phase() instanceof Matching part)) return Step.stay(state);
    var trigger = read.trigger();
    var of = counter.ofFrame(part.frame());
    var over = now - part.until() >= 0;
    if (trigger == 0 && (part.last() != 0 || over)) return dropped(reset(state, now));
    if (trigger == of && trigger == part.last()) // late, or twice: this trigger has its answer
    return Step.to(state.with(new Idle(part.last(), part.fresh())), new DropFrame());
    if (trigger == of && trigger == counter.next(part.last()))
      return matched(state, part, read, now);
    if (part.fresh() && counter.atOrBehind(of, part.last()))
      return dropped(moved(state, part.last(), true, trigger, now));
    if (trigger != of && !over) return Step.to(state, new ReadPart());
    return dropped(outOfStep(state, part.last(), trigger, now));
  }

  private Step matched(State state, Matching part, Event.PartRead read, long now) {
    var trigger = read.trigger();
    var since = part.since();
    if (!read.readable() && now - part.until() < 0) return Step.to(state, new ReadPart());
    var next = state.with(new Inspecting(trigger, since));
    return read.readable()
        ? Step.to(next, new Inspect(trigger, since, since + limits.deadline()))
        : Step.to(next, new DropFrame(), new Book(trigger, since, ErrorCode.UNREADABLE_TAGS));
  }

  private static Step dropped(Step step) {
    return step.after(List.of(new DropFrame()));
  }

  private Step inspected(State state, long trigger, Outcome outcome, long now) {
    if (state.phase() instanceof Inspecting part && part.trigger() == trigger) {
      return commit(state, new Committing(trigger, part.since(), outcome, false), now);
    }
    if (state.phase() instanceof Committing part && part.trigger() == trigger)
      return commit(state, new Committing(trigger, part.since(), outcome, part.attempted()), now);
    // The PLC has gone on meanwhile: recorded, never written.
    return Step.to(state, new Settle(trigger, ResultWord.NONE, Verdict.ERROR, UNKNOWN));
  }

  Step commit(State state, Committing part, long now) {
    if (!state.attached()) return Step.stay(state.with(part));
    var late = now - part.since() > limits.deadline();
    var outcome =
        late && part.outcome().verdict() != Verdict.ERROR
            ? Outcome.error(ErrorCode.DEADLINE)
            : part.outcome();
    var settled = state.pending() instanceof Awaited awaited ? giveUp(awaited) : List.<Command>of();
    var clearFirst = !(state.pending() instanceof None);
    var next = new Committing(part.trigger(), part.since(), outcome, true);
    return Step.to(
            state.with(next).with(new None()), new Commit(part.trigger(), outcome, clearFirst))
        .after(settled);
  }

  private static Step committed(State state, long trigger, long now) {
    if (!(state.phase() instanceof Committing part) || part.trigger() != trigger)
      return Step.stay(state);
    // What an earlier process left in the camera may still come.
    var fresh = part.outcome().error() == ErrorCode.RESTARTED;
    return Step.to(
        state
            .with(new Idle(trigger, fresh))
            .with(new Awaited(trigger, part.outcome().verdict(), now)));
  }

  private Step tick(State state, long now) {
    if (!state.attached()) return Step.stay(state);
    if (state.phase() instanceof Triggered part && now - part.since() >= limits.frame())
      return Step.to(
          state.with(new Inspecting(part.trigger(), part.since())),
          new Book(part.trigger(), part.since(), ErrorCode.NO_FRAME));
    if (state.phase() instanceof Resetting(var since) && now - since > RESET_AGAIN)
      return Step.to(state.with(new Resetting(now)), new Reset());
    if (state.pending() instanceof Awaited word && now - word.since() > 2 * limits.acknowledge())
      return Step.to(state.with(new Missed(word.trigger()))).after(giveUp(word));
    return Step.stay(state);
  }

  static List<Command> giveUp(Awaited word) {
    var written = ResultWord.of(word.trigger(), word.verdict());
    return List.of(new Settle(word.trigger(), written, word.verdict(), UNKNOWN));
  }
}
