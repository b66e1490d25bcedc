package dev.loupe.edge.assignment;

import dev.loupe.edge.inference.Candidate;
import dev.loupe.edge.inference.Lineup;
import dev.loupe.edge.inference.ModelState;
import dev.loupe.edge.inference.ModelState.Serving;
import dev.loupe.edge.inference.Models;
import dev.loupe.edge.inference.Ran;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the slots hold, as the part's thread asks for it: a read of one reference. A lease is
/// compared with the clock at every part, so that no thread has to notice its end in time.
final class Roster implements Models {
  private final Consumer<Event.Tried> tried;
  private final AtomicLong asked = new AtomicLong();
  private volatile Map<String, Entry> entries;

  private record Entry(Lineup whole, Lineup alone, Authority authority) {}

  Roster(ModelState first, Consumer<Event.Tried> tried) {
    this.tried = tried;
    entries = Map.of(Desk.EVERY, entry(Slot.EMPTY, first, null));
  }

  /// `states` is what decides in a slot now, `loaded` what is in memory.
  void show(Desk desk, Function<Slot, ModelState> states, Sessions loaded) {
    var all = new HashMap<String, Entry>();
    desk.slots()
        .forEach((recipe, slot) -> {
          var candidate = slot.candidate();
          var ready =
              candidate != null && candidate.stage() instanceof Stage.Ready
                  ? loaded.get(candidate.model().digest())
                  : null;
          all.put(recipe, entry(slot, states.apply(slot), ready));
        });
    entries = Map.copyOf(all);
  }

  private static Entry entry(Slot slot, ModelState champion, @Nullable Serving candidate) {
    var terms = slot.terms();
    var ordered = terms.slot();
    var salt = ordered == null ? "" : ordered.salt();
    var audit = ordered == null ? 0 : ordered.auditShare();
    var trial = terms.candidate();
    var second =
        trial == null || candidate == null
            ? null
            : new Candidate(
                candidate,
                trial.rollout(),
                terms.generation(),
                trial.mode(),
                trial.share(),
                trial.eitherRejects());
    return new Entry(
        new Lineup(champion, terms.generation(), salt, audit, second),
        new Lineup(champion, terms.generation(), salt, audit, null),
        slot.authority());
  }

  @Override
  public Lineup lineup(String recipe) {
    asked.incrementAndGet();
    var all = entries;
    var own = all.get(recipe);
    var entry = own != null ? own : java.util.Objects.requireNonNull(all.get(Desk.EVERY));
    return entry.authority.mayAct(System.nanoTime()) ? entry.whole : entry.alone;
  }

  @Override
  public void ran(Candidate candidate, Ran how) {
    tried.accept(new Event.Tried(candidate.generation(), candidate.model().model().digest(), how));
  }

  /// How often a line-up was asked for.
  long asked() {
    return asked.get();
  }
}
