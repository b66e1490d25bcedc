package dev.loupe.edge.assignment;

import dev.loupe.bundle.Refusal;
import dev.loupe.schema.model.ModelRef;

/// Brings what a slot holds towards what was ordered. First the champion, then the candidate. At
/// most two models rest in memory: the former champion gives way to the next or the candidate.
final class Wanted {
  private Wanted() {}

  static Slot settled(Slot slot) {
    return candidate(champion(arrived(slot))).with(slot.guard());
  }

  /// A champion that is warm serves at once.
  private static Slot arrived(Slot slot) {
    var next = slot.next();
    return next != null && next.stage() instanceof Stage.Ready
        ? slot.next(null).with(slot.held().serving(next.model()))
        : slot;
  }

  private static Slot champion(Slot slot) {
    var ordered = slot.terms().slot();
    if (ordered == null) return slot;
    var wanted = ordered.champion();
    var held = slot.held();
    if (held.decidedBy(wanted)) return slot.next(null);
    var next = slot.next();
    if (held.formerIs(wanted) && held.formerLoaded())
      return slot.next(null).with(held.serving(wanted));
    var candidate = slot.candidate();
    if (candidate != null && candidate.is(wanted) && candidate.stage() instanceof Stage.Ready)
      return slot.next(null).candidate(null).with(held.serving(wanted));
    if (next != null && next.is(wanted)) return makingRoom(slot, next);
    // A first champion goes on coming: the line waits for it, and what was ordered follows.
    if (held.champion() == null && next != null && !(next.stage() instanceof Stage.Refused))
      return slot;
    return slot.next(Coming.bring(wanted, mayReload(slot, wanted)));
  }

  /// Whoever decided here before is always allowed again.
  private static boolean mayReload(Slot slot, ModelRef wanted) {
    return slot.held().formerIs(wanted) || slot.terms().knows(wanted);
  }

  private static Slot candidate(Slot slot) {
    var terms = slot.terms();
    var ordered = terms.candidate();
    var there = slot.candidate();
    if (ordered == null) return slot.candidate(null);
    var wanted = ordered.model();
    if (terms.slot() != null && terms.slot().champion().digest().equals(wanted.digest()))
      return slot.candidate(same(wanted));
    if (there != null && there.is(wanted)) return makingRoom(slot, there);
    if (terms.slot() == null || !slot.held().decidedBy(terms.slot().champion()))
      return slot.candidate(null); // after the champion
    return slot.candidate(Coming.bring(wanted, terms.knows(wanted)));
  }

  private static Coming same(ModelRef wanted) {
    var sentence =
        "candidate " + wanted.label() + " is the champion itself: name another model for it.";
    return new Coming(wanted, false, new Stage.Refused(Refusal.UNFIT_MODEL, sentence));
  }

  private static Slot makingRoom(Slot slot, Coming coming) {
    var held = slot.held();
    return coming.stage().loaded() && held.formerLoaded() && !held.formerIs(coming.model())
        ? slot.with(held.withoutFormerInMemory())
        : slot;
  }
}
