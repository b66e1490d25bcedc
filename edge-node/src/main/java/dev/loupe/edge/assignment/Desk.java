package dev.loupe.edge.assignment;

import dev.loupe.edge.assignment.Remembered.SlotMemory;
import dev.loupe.schema.fleet.Assignment;
import dev.loupe.schema.model.ModelRef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// All slots of the node by recipe; the empty recipe stands for every one that has no slot of its
/// own, and is always there. Pure.
record Desk(Map<String, Slot> slots) {
  static final String EVERY = "";
  static final Desk EMPTY = new Desk(Map.of(EVERY, Slot.EMPTY));

  Desk {
    slots = Map.copyOf(slots);
  }

  /// What the slot of `recipe` wants done.
  record Wish(String recipe, Command command) {}

  record Step(Desk desk, List<Wish> wishes) {}

  Step on(Event event, long now) {
    return each(Map.copyOf(slots), _ -> event, now);
  }

  /// A new order: slots that it does not name go, but for the one of every recipe, which stays as
  /// it was. A recipe that had no slot of its own begins with the model that decided on it until
  /// now.
  Step ordered(Assignment assignment, long now) {
    var named = new TreeMap<String, Slot>();
    var every = slots.getOrDefault(EVERY, Slot.EMPTY);
    var begun = Slot.EMPTY.with(every.held().championAlone());
    named.put(EVERY, every);
    for (var slot : assignment.slots())
      named.put(recipe(slot), slots.getOrDefault(recipe(slot), begun));
    return each(named, recipe -> new Event.Ordered(terms(assignment, recipe, Set.of())), now);
  }

  /// The process starts with what it remembers of the order in force; `own` is the model that the
  /// configuration names, null where it cannot be opened.
  static Step started(
      Remembered remembered, @Nullable Assignment assignment, @Nullable ModelRef own, long now) {
    var named = new TreeMap<String, Slot>();
    named.put(EVERY, Slot.EMPTY);
    if (assignment != null) for (var slot : assignment.slots()) named.put(recipe(slot), Slot.EMPTY);
    return new Desk(named)
        .each(
            named,
            recipe -> {
              var terms = terms(assignment, recipe, remembered.accepted());
              return terms.slot() == null && own != null
                  ? new Event.Own(own)
                  : new Event.Started(
                      terms, remembered.slot(recipe), remembered.hasEnded(recipe, terms));
            },
            now);
  }

  private Step each(Map<String, Slot> from, Function<String, Event> event, long now) {
    var next = new TreeMap<String, Slot>();
    var wishes = new ArrayList<Wish>();
    new TreeMap<>(from)
        .forEach((recipe, slot) -> {
          var step = SlotStep.of(slot, event.apply(recipe), now);
          next.put(recipe, step.slot());
          step.commands().forEach(command -> wishes.add(new Wish(recipe, command)));
        });
    return new Step(new Desk(next), List.copyOf(wishes));
  }

  private static Terms terms(@Nullable Assignment assignment, String recipe, Set<String> known) {
    if (assignment == null) return Terms.NONE;
    return assignment.slots().stream()
        .filter(slot -> recipe(slot).equals(recipe))
        .findFirst()
        .map(slot -> new Terms(assignment.generation(), slot, known))
        .orElse(Terms.NONE);
  }

  private static String recipe(Assignment.Slot slot) {
    return slot.recipe() == null ? EVERY : slot.recipe();
  }

  Slot of(String recipe) {
    var own = slots.get(recipe);
    return own != null ? own : java.util.Objects.requireNonNull(slots.get(EVERY));
  }

  /// Digests of what is in memory or shall be.
  Set<String> loaded() {
    return digests(Slot::loaded);
  }

  /// Digests of what must stay on disk.
  Set<String> kept() {
    return digests(Slot::kept);
  }

  private Set<String> digests(Function<Slot, List<ModelRef>> of) {
    var all = new LinkedHashSet<String>();
    slots.values().forEach(slot -> of.apply(slot).forEach(model -> all.add(model.digest())));
    return all;
  }

  List<SlotMemory> memories() {
    return new TreeMap<>(slots)
        .entrySet().stream()
            .map(each ->
                new SlotMemory(
                    each.getKey(), champion(each.getValue()), each.getValue().held().former()))
            .toList();
  }

  /// Who decides after a restart: the champion, or before there is one the first on its way.
  private static @Nullable ModelRef champion(Slot slot) {
    var champion = slot.held().champion();
    if (champion != null) return champion;
    var next = slot.next();
    return next != null && next.reload() ? next.model() : null;
  }
}
