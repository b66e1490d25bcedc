package dev.loupe.edge.rule.adapter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;
import java.util.Optional;

/// Thresholds by recipe, where they differ from the model's own.
@ConfigMapping(prefix = "loupe.recipes")
public interface RuleConfig {
  @WithParentName
  Map<String, RecipeLimits> recipes();

  interface RecipeLimits {
    /// A defect that scores at least this rejects the part.
    Optional<Double> reject();

    /// One that scores at least this, but below `reject`, asks for a person.
    Optional<Double> review();

    /// By class (`open`, `short`, …), where one differs.
    Map<String, ClassLimits> classes();
  }

  interface ClassLimits {
    Optional<Double> reject();

    Optional<Double> review();
  }
}
