package dev.loupe.it.show;

import dev.loupe.it.check.Truth;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A person at the console's review page.
public interface KeyReviewer {
  /// As `name` at the console at `url`: says by keys of the first `parts` parts that wait what is
  /// true of them.
  Typed review(String url, String name, Function<String, @Nullable Truth> truths, int parts);
}
