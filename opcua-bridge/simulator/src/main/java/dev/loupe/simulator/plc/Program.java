package dev.loupe.simulator.plc;

import dev.loupe.simulator.plc.Action.Acknowledge;
import dev.loupe.simulator.plc.Action.Decision;
import dev.loupe.simulator.plc.Action.Dispose;
import dev.loupe.simulator.plc.Action.Fire;
import dev.loupe.simulator.plc.Action.Reset;
import dev.loupe.simulator.plc.Action.Seen;
import dev.loupe.simulator.plc.Action.TimedOut;
import dev.loupe.simulator.plc.Action.Violation;
import dev.loupe.simulator.plc.State.Overdue;
import dev.loupe.simulator.plc.State.Resetting;
import dev.loupe.simulator.plc.State.Settled;
import dev.loupe.simulator.plc.State.Triggered;
import dev.loupe.simulator.plc.State.Waiting;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The PLC's side of the handshake. Pure: times are System.nanoTime values that come in, actions go
/// out. A part is triggered once and never again: whatever happens, it leaves as what its first
/// word in time said, or as a reject. `deadline` and `patience` in nanoseconds.
public record Program(long deadline, long patience) {
  public record Step(State next, List<Action> actions) {
    static Step to(State next, Action... actions) {
      return new Step(next, List.of(actions));
    }
  }

  public boolean mayFire(State state, NodeStatus node) {
    return state instanceof Waiting && node.mayInspect() && !node.isOutOfStep();
  }

  /// The next part lies under the camera, its tags are written, and `mayFire` holds.
  public Step fire(State state, Part part, long now) {
    if (!(state instanceof Waiting(var sequence, var last)))
      throw new IllegalStateException("fires only while waiting, not in " + state);
    var trigger = new Trigger(Trigger.after(sequence), part, now);
    return Step.to(new Triggered(trigger, last), new Fire(trigger));
  }

  /// One scan of the program, as a PLC does it every few milliseconds.
  public Step scan(State state, NodeStatus node, long now) {
    return switch (state) {
      case Resetting(var last) ->
          node.trigAckSeq() == 0 && !node.isOutOfStep()
              ? Step.to(new Waiting(0, last))
              : Step.to(state);
      case Waiting waiting -> node.isOutOfStep() ? reset(waiting.last()) : Step.to(state);
      case Triggered triggered -> awaited(triggered, now);
      case Overdue overdue -> overdue(overdue, node, now);
    };
  }

  private Step awaited(Triggered state, long now) {
    var trigger = state.trigger();
    if (now - trigger.nanos() < deadline) return Step.to(state);
    return Step.to(
        new Overdue(trigger, null, state.last()),
        new TimedOut(trigger),
        new Dispose(trigger, Decision.REJECT, "timeout"));
  }

  private Step overdue(Overdue state, NodeStatus node, long now) {
    var trigger = state.trigger();
    if (node.isOutOfStep()) return reset(new Settled(trigger, 0));
    if (!node.mayInspect()) return Step.to(new Overdue(trigger, null, state.last()));
    var since = state.readySince();
    if (since == null) return Step.to(new Overdue(trigger, now, state.last()));
    if (now - since < patience) return Step.to(state);
    return Step.to(
        new Waiting(trigger.sequence(), new Settled(trigger, 0)),
        new Violation("Ready, but no word for trigger " + trigger.sequence()));
  }

  private static Step reset(@Nullable Settled last) {
    return Step.to(new Resetting(last), new Reset());
  }

  /// The node wrote ResultWord. Clearing it (0) is always allowed.
  public Step word(State state, Result result) {
    if (result.word() == 0) return Step.to(state);
    return switch (state) {
      case Triggered(var trigger, _) when trigger.isNamedBy(result.word()) ->
          answered(trigger, result);
      case Overdue(var trigger, _, _) when trigger.isNamedBy(result.word()) ->
          seen(
              new Waiting(trigger.sequence(), new Settled(trigger, result.word())),
              trigger,
              result);
      case Triggered _, Overdue _, Waiting _, Resetting _ -> afterwards(state, result);
    };
  }

  private Step answered(Trigger trigger, Result result) {
    if (result.nanos() - trigger.nanos() >= deadline) { // seen before the scan that would have told
      var late = awaited(new Triggered(trigger, null), result.nanos());
      var then = word(late.next(), result);
      return new Step(then.next(), joined(late.actions(), then.actions()));
    }
    var actions = actions(trigger, result, false);
    actions.add(Rules.dispose(trigger, result));
    return new Step(new Waiting(trigger.sequence(), new Settled(trigger, result.word())), actions);
  }

  /// A word for a part that has left already.
  private Step afterwards(State state, Result result) {
    var last = state.last();
    if (last == null || !last.trigger().isNamedBy(result.word()))
      return Step.to(
          state,
          new Violation("word " + Long.toHexString(result.word()) + " answers no open trigger"));
    if (last.word() == result.word()) return Step.to(state); // written again: the same result
    if (last.word() != 0)
      return Step.to(
          state,
          new Violation(
              "a second word for trigger "
                  + last.trigger().sequence()
                  + ": "
                  + Long.toHexString(result.word())
                  + " after "
                  + Long.toHexString(last.word())));
    var settled = new Settled(last.trigger(), result.word());
    return seen(with(state, settled), last.trigger(), result);
  }

  private static State with(State state, Settled last) {
    return switch (state) {
      case Resetting _ -> new Resetting(last);
      case Waiting(var sequence, _) -> new Waiting(sequence, last);
      case Triggered(var trigger, _) -> new Triggered(trigger, last);
      case Overdue(var trigger, var since, _) -> new Overdue(trigger, since, last);
    };
  }

  private static Step seen(State next, Trigger trigger, Result result) {
    return new Step(next, actions(trigger, result, true));
  }

  private static List<Action> actions(Trigger trigger, Result result, boolean late) {
    var actions = new ArrayList<Action>();
    actions.add(new Seen(trigger, result, late));
    Rules.violations(trigger, result).stream()
        .map(what -> new Violation("trigger " + trigger.sequence() + ": " + what))
        .forEach(actions::add);
    actions.add(new Acknowledge(trigger.sequence()));
    return actions;
  }

  private static List<Action> joined(List<Action> first, List<Action> then) {
    var all = new ArrayList<>(first);
    all.addAll(then);
    return all;
  }
}
