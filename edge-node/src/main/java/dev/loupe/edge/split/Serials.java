package dev.loupe.edge.split;

import java.util.Map;
import java.util.regex.Pattern;

/// What a serial looks like, by recipe.
public record Serials(Pattern standard, Map<String, Pattern> byRecipe) {
  /// Three printable characters or more, but not what code readers write where they read nothing.
  public static final String USUAL =
      "(?!(?i:no.?read|none|null|unknown|n/a|error|fail|0+|[?*#-]+)$)[!-~]{3,128}";

  public Serials {
    byRecipe = Map.copyOf(byRecipe);
  }

  public static Serials usual() {
    return new Serials(Pattern.compile(USUAL), Map.of());
  }

  public Pattern of(String recipe) {
    return byRecipe.getOrDefault(recipe, standard);
  }
}
