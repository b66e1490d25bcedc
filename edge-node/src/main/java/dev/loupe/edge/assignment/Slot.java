package dev.loupe.edge.assignment;

import dev.loupe.schema.model.ModelRef;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One slot: what was ordered, what is held, what is on its way (the next champion, then the
/// candidate), and the candidate's authority. The champion decides whatever the others do.
record Slot(Terms terms, Held held, Ways ways, Authority authority, Guard guard) {
  static final Slot EMPTY =
      new Slot(Terms.NONE, Held.NOTHING, Ways.NONE, new Authority.None(), Guard.FRESH);

  record Ways(@Nullable Coming next, @Nullable Coming candidate) {
    static final Ways NONE = new Ways(null, null);
  }

  @Nullable Coming next() {
    return ways.next;
  }

  @Nullable Coming candidate() {
    return ways.candidate;
  }

  Slot with(Terms newer) {
    return new Slot(newer, held, ways, authority, guard);
  }

  Slot with(Held newer) {
    return new Slot(terms, newer, ways, authority, guard);
  }

  Slot with(Authority newer) {
    return new Slot(terms, held, ways, newer, guard);
  }

  Slot with(Guard newer) {
    return new Slot(terms, held, ways, authority, newer);
  }

  Slot next(@Nullable Coming next) {
    return new Slot(terms, held, new Ways(next, ways.candidate), authority, guard);
  }

  Slot candidate(@Nullable Coming candidate) {
    return new Slot(terms, held, new Ways(ways.next, candidate), authority, guard);
  }

  /// The candidate that may act now, if its model is warm.
  boolean candidateActs(long now) {
    return ways.candidate != null
        && ways.candidate.stage() instanceof Stage.Ready
        && authority.mayAct(now);
  }

  /// Every model that this slot has in memory or wants there.
  List<ModelRef> loaded() {
    var all = new ArrayList<ModelRef>();
    if (held.champion() != null) all.add(held.champion());
    if (held.former() != null && held.formerLoaded()) all.add(held.former());
    if (ways.next != null && ways.next.stage().loaded()) all.add(ways.next.model());
    if (ways.candidate != null && ways.candidate.stage().loaded()) all.add(ways.candidate.model());
    return all;
  }

  /// Every model whose files must stay on disk.
  List<ModelRef> kept() {
    var all = new ArrayList<ModelRef>();
    if (held.champion() != null) all.add(held.champion());
    if (held.former() != null) all.add(held.former());
    if (ways.next != null) all.add(ways.next.model());
    if (ways.candidate != null) all.add(ways.candidate.model());
    return all;
  }
}
