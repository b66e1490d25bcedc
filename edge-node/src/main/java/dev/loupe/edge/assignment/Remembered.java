package dev.loupe.edge.assignment;

import dev.loupe.schema.model.ModelRef;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a restart must not forget. `highest` is the highest generation of a good order; `floor` the
/// latest time that was believed; `accepted` the digests that the order in force has accepted;
/// `ended` the candidates whose guard tripped; `trial` what is being loaded for the first time.
public record Remembered(
    long highest,
    Instant floor,
    List<SlotMemory> slots,
    Set<String> accepted,
    Set<Ended> ended,
    @Nullable Trial trial) {
  public static final Remembered NOTHING =
      new Remembered(0, Instant.EPOCH, List.of(), Set.of(), Set.of(), null);

  /// A process that ends while a model is loaded may be a coincidence once.
  static final int TRIALS = 2;

  public Remembered {
    slots = List.copyOf(slots);
    accepted = Set.copyOf(accepted);
    ended = Set.copyOf(ended);
  }

  /// Who decided in the slot of `recipe`, and who before.
  public record SlotMemory(String recipe, @Nullable ModelRef champion, @Nullable ModelRef former) {}

  /// For this generation and digest for ever.
  public record Ended(String recipe, long generation, String digest) {}

  public record Trial(String digest, int times) {}

  SlotMemory slot(String recipe) {
    return slots.stream()
        .filter(it -> it.recipe().equals(recipe))
        .findFirst()
        .orElse(new SlotMemory(recipe, null, null));
  }

  boolean hasEnded(String recipe, Terms terms) {
    return candidate(recipe, terms).filter(ended::contains).isPresent();
  }

  private static Optional<Ended> candidate(String recipe, Terms terms) {
    return Optional.ofNullable(terms.candidate())
        .map(it -> new Ended(recipe, terms.generation(), it.model().digest()));
  }

  /// A new order is in force: what older ones accepted and ended is of no use any more.
  Remembered ordered(long generation, Instant time) {
    return new Remembered(generation, time, slots, Set.of(), Set.of(), null);
  }

  Remembered at(Instant latest) {
    return new Remembered(highest, latest, slots, accepted, ended, trial);
  }

  Remembered accepting(String digest) {
    var more = new TreeSet<>(accepted);
    more.add(digest);
    return new Remembered(highest, floor, slots, more, ended, trial);
  }

  int trials(String digest) {
    return trial != null && trial.digest.equals(digest) ? trial.times : 0;
  }

  Remembered trying(String digest) {
    var next = new Trial(digest, trials(digest) + 1);
    return new Remembered(highest, floor, slots, accepted, ended, next);
  }

  Remembered tried() {
    return new Remembered(highest, floor, slots, accepted, ended, null);
  }

  Remembered after(Desk desk) {
    var all = new HashSet<>(ended);
    desk.slots()
        .forEach((recipe, slot) -> {
          if (slot.authority() instanceof Authority.Ended(var why) && why == Authority.Why.GUARD)
            candidate(recipe, slot.terms()).ifPresent(all::add);
        });
    return new Remembered(highest, floor, desk.memories(), accepted, all, trial);
  }
}
