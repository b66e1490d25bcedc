package dev.loupe.edge.split;

import java.util.List;
import java.util.stream.Stream;

/// The last few durations, in ns. Their median is what is usual: a stall of the machine, however
/// long, moves it by one place.
public record Recent(List<Long> last) {
  static final Recent NONE = new Recent(List.of());

  private static final int MOST = 31;

  public Recent {
    last = List.copyOf(last);
  }

  Recent and(long ns) {
    var kept = last.size() < MOST ? last : last.subList(1, MOST);
    return new Recent(Stream.concat(kept.stream(), Stream.of(ns)).toList());
  }

  boolean isEmpty() {
    return last.isEmpty();
  }

  /// The upper one of two; 0 where nothing is known.
  long median() {
    return isEmpty() ? 0 : last.stream().sorted().toList().get(last.size() / 2);
  }
}
