package dev.loupe.bridge.handshake;

import static dev.loupe.schema.inspection.Delivery.State.ACKNOWLEDGED;
import static dev.loupe.schema.inspection.Delivery.State.UNKNOWN;

import dev.loupe.bridge.handshake.Command.Book;
import dev.loupe.bridge.handshake.Command.ReadPart;
import dev.loupe.bridge.handshake.Command.Settle;
import dev.loupe.bridge.handshake.Pending.Awaited;
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

/// What to make of the PLC's side when a session begins in the middle of a part: after a start of
/// this process, or after the connection was lost.
final class Reconciliation {
  private final Counter counter;
  private final Limits limits;
  private final Handshake handshake;

  Reconciliation(Counter counter, Limits limits, Handshake handshake) {
    this.counter = counter;
    this.limits = limits;
    this.handshake = handshake;
  }

  Step attached(State state, Seen seen, long now) {
    if (seen.trigger() == 0) return reset(state, now);
    var known = acknowledged(state, seen);
    return rejoined(known.state(), seen, now).after(known.commands());
  }

  private Step rejoined(State state, Seen seen, long now) {
    var trigger = seen.trigger();
    return switch (state.phase()) {
      case Starting _, Resetting _ -> begin(state, seen, now);
      case Idle idle -> handshake.moved(state, idle.last(), idle.fresh(), trigger, now);
      case Triggered part -> handshake.moved(state, part.last(), part.fresh(), trigger, now);
      case Matching part -> {
        var again =
            new Matching(
                part.last(), part.fresh(), part.frame(), part.since(), now + limits.match());
        yield Step.to(state.with(again), new ReadPart());
      }
      case Inspecting part when part.trigger() == trigger -> Step.stay(state);
      case Inspecting part -> handshake.moved(state, part.trigger(), false, trigger, now);
      case Committing part when part.trigger() == trigger -> resume(state, part, seen, now);
      case Committing part ->
          handshake.moved(state, part.trigger(), false, trigger, now).after(List.of(unknown(part)));
    };
  }

  /// An acknowledgement that came while nobody watched.
  private static Step acknowledged(State state, Seen seen) {
    if (state.pending() instanceof Awaited word && word.trigger() == seen.ack()) {
      var written = ResultWord.of(word.trigger(), word.verdict());
      return Step.to(
          state.with(new Pending.None()),
          new Settle(word.trigger(), written, word.verdict(), ACKNOWLEDGED));
    }
    return Step.stay(state);
  }

  private Step reset(State state, long now) {
    var step = handshake.reset(state, now);
    return state.phase() instanceof Committing part ? step.after(List.of(unknown(part))) : step;
  }

  private static Command unknown(Committing part) {
    var verdict = part.attempted() ? part.outcome().verdict() : Verdict.ERROR;
    var word = part.attempted() ? ResultWord.of(part.trigger(), verdict) : ResultWord.NONE;
    return new Settle(part.trigger(), word, verdict, UNKNOWN);
  }

  /// Nothing is known of `seen.trigger()` but what stands at the PLC and in the journal.
  private Step begin(State state, Seen seen, long now) {
    var trigger = seen.trigger();
    if (!counter.holds(trigger)) return handshake.outOfStep(state, trigger, trigger, now);
    if (seen.answered()) return stands(state, seen, now);
    var open = wordStanding(state, seen);
    var former = seen.former();
    if (former == null)
      return Step.to(
          open.with(new Inspecting(trigger, now)), new Book(trigger, now, ErrorCode.RESTARTED));
    var inTime = former.age() >= 0 && former.age() <= limits.deadline();
    var outcome = inTime ? former.outcome() : Outcome.error(ErrorCode.RESTARTED);
    var since = inTime ? now - former.age() : now;
    return handshake.commit(open, new Committing(trigger, since, outcome, false), now);
  }

  private State wordStanding(State state, Seen seen) {
    return seen.wordIsOpen() && state.pending() instanceof Pending.None
        ? state.with(new Pending.Missed(counter.previous(seen.trigger())))
        : state;
  }

  /// A word that carries TrigSeq stands, whoever wrote it.
  private Step stands(State state, Seen seen, long now) {
    var trigger = seen.trigger();
    var verdict = ResultWord.verdict(seen.word()).orElse(Verdict.ERROR);
    var idle = state.with(new Idle(trigger, true));
    return seen.acknowledged()
        ? Step.to(idle, new Settle(trigger, seen.word(), verdict, ACKNOWLEDGED))
        : Step.stay(idle.with(new Awaited(trigger, verdict, now)));
  }

  /// The connection was lost before or while the word was written.
  private Step resume(State state, Committing part, Seen seen, long now) {
    if (!seen.answered()) return handshake.commit(wordStanding(state, seen), part, now);
    var verdict = ResultWord.verdict(seen.word()).orElse(Verdict.ERROR);
    var idle = state.with(new Idle(part.trigger(), false));
    return seen.acknowledged()
        ? Step.to(idle, new Settle(part.trigger(), seen.word(), verdict, ACKNOWLEDGED))
        : Step.stay(idle.with(new Awaited(part.trigger(), verdict, now)));
  }
}
