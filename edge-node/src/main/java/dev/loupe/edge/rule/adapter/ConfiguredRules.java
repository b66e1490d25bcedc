package dev.loupe.edge.rule.adapter;

import dev.loupe.bundle.Limits;
import dev.loupe.bundle.Thresholds;
import dev.loupe.edge.config.CannotStart;
import dev.loupe.edge.rule.RecipeRules;
import dev.loupe.edge.rule.adapter.RuleConfig.ClassLimits;
import dev.loupe.edge.rule.adapter.RuleConfig.RecipeLimits;
import dev.loupe.schema.defect.DefectClass;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Lays the configured limits over the model's own. Throws `IllegalArgumentException` that names
/// the setting and the way out.
public final class ConfiguredRules {
  private ConfiguredRules() {}

  public static RecipeRules over(Thresholds standard, RuleConfig config) {
    var byRecipe = new HashMap<String, Thresholds>();
    config
        .recipes()
        .forEach((recipe, limits) ->
            byRecipe.put(recipe, recipe("loupe.recipes." + recipe, limits, standard)));
    return new RecipeRules(standard, byRecipe);
  }

  private static Thresholds recipe(String setting, RecipeLimits limits, Thresholds standard) {
    var all = limits(setting, limits.reject(), limits.review(), standard.all());
    var byClass = new EnumMap<DefectClass, Limits>(DefectClass.class);
    standard
        .byClass()
        .forEach((kind, own) ->
            byClass.put(kind, limits(setting, limits.reject(), limits.review(), own)));
    limits
        .classes()
        .forEach((word, own) -> put(byClass, setting + ".classes." + word, word, own, all));
    return new Thresholds(all, byClass);
  }

  private static void put(
      Map<DefectClass, Limits> byClass, String setting, String word, ClassLimits own, Limits all) {
    var kind =
        DefectClass.ofWireName(word)
            .orElseThrow(() ->
                new CannotStart(
                    setting
                        + ": there is no class '"
                        + word
                        + "'; use one of "
                        + Arrays.stream(DefectClass.values())
                            .map(DefectClass::wireName)
                            .collect(Collectors.joining(", "))
                        + "."));
    var under = byClass.getOrDefault(kind, all);
    byClass.put(kind, limits(setting, own.reject(), own.review(), under));
  }

  /// With only one given, the other moves with it so far that review stays at or below reject.
  private static Limits limits(
      String setting, Optional<Double> reject, Optional<Double> review, Limits under) {
    double lower = review.orElseGet(() -> Math.min(under.review(), reject.orElse(under.reject())));
    double upper = reject.orElseGet(() -> Math.max(under.reject(), lower));
    try {
      return new Limits(upper, lower);
    } catch (IllegalArgumentException e) {
      throw new CannotStart(setting + ": " + e.getMessage() + ".");
    }
  }
}
