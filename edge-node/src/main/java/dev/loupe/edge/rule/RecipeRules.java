package dev.loupe.edge.rule;

import dev.loupe.bundle.Thresholds;
import java.util.Map;
import java.util.stream.Stream;

/// The thresholds of each recipe: those configured for it, else the model's own.
public record RecipeRules(Thresholds standard, Map<String, Thresholds> byRecipe) {
  public RecipeRules {
    byRecipe = Map.copyOf(byRecipe);
  }

  public Thresholds of(String recipe) {
    return byRecipe.getOrDefault(recipe, standard);
  }

  /// The lowest score that matters for any recipe.
  public double floor() {
    return Stream.concat(Stream.of(standard), byRecipe.values().stream())
        .mapToDouble(Thresholds::floor)
        .min()
        .orElseThrow();
  }
}
