package dev.loupe.it.show;

import dev.loupe.it.check.Truth;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Of each part the truth of another: of the one that was asked for before it. All who ask are told
/// the same.
final class Shuffled {
  private final Function<String, @Nullable Truth> truths;
  private final Map<String, Truth> told = new HashMap<>();
  private @Nullable Truth before;

  Shuffled(Function<String, @Nullable Truth> truths) {
    this.truths = truths;
  }

  /// Null while no other part is known.
  @Nullable Truth of(String part) {
    var known = told.get(part);
    if (known != null) return known;
    var own = truths.apply(part);
    if (own == null) return null;
    var other = before;
    before = own;
    if (other == null || other.part().equals(part)) return null;
    told.put(part, other);
    return other;
  }
}
