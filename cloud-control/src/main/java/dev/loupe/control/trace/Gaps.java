package dev.loupe.control.trace;

import dev.loupe.control.trace.TracedField.TracedGeneration;
import dev.loupe.control.trace.TracedField.TracedWord;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the field has not shown yet.
public final class Gaps {
  private Gaps() {}

  /// Of the stations on which the model may decide, those that have no word of it; null where each
  /// has one, or where it was only shadowed and nothing is to be expected.
  public static @Nullable String words(List<TracedGeneration> generations, List<TracedWord> words) {
    var silent =
        generations.stream()
            .filter(TracedGeneration::decides)
            .map(TracedGeneration::station)
            .collect(Collectors.toCollection(TreeSet::new));
    words.forEach(word -> silent.remove(word.station()));
    if (!silent.isEmpty())
      return "No delivered part of "
          + String.join(", ", silent)
          + " was decided by it, although it may decide there.";
    return words.isEmpty() ? "No delivered part was decided by it." : null;
  }
}
