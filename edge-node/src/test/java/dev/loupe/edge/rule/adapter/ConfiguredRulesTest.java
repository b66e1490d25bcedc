package dev.loupe.edge.rule.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.bundle.Limits;
import dev.loupe.bundle.Thresholds;
import dev.loupe.edge.config.CannotStart;
import dev.loupe.edge.rule.RecipeRules;
import dev.loupe.schema.defect.DefectClass;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfiguredRulesTest {
  private static final Thresholds MODEL =
      new Thresholds(new Limits(0.45, 0.3), Map.of(DefectClass.OPEN, new Limits(0.2, 0.2)));

  @Test
  void aRecipeThatIsNotConfiguredHasTheModelsLimits() {
    assertThat(rules(Map.of()).of("A").of(DefectClass.SPUR)).isEqualTo(new Limits(0.45, 0.3));
  }

  @Test
  void aRecipesLimitsLieOverTheModels() {
    var rules = rules(Map.of("loupe.recipes.A.reject", "0.6", "loupe.recipes.A.review", "0.5"));
    assertThat(rules.of("A").of(DefectClass.SPUR)).isEqualTo(new Limits(0.6, 0.5));
    assertThat(rules.of("A").of(DefectClass.OPEN)).isEqualTo(new Limits(0.6, 0.5));
    assertThat(rules.of("B").of(DefectClass.SPUR)).isEqualTo(new Limits(0.45, 0.3));
    assertThat(rules.floor()).isEqualTo(0.2);
  }

  @Test
  void oneLimitAloneMovesTheOtherOnlyAsFarAsItMust() {
    var lower = rules(Map.of("loupe.recipes.A.reject", "0.25"));
    assertThat(lower.of("A").of(DefectClass.SPUR)).isEqualTo(new Limits(0.25, 0.25));
    var higher = rules(Map.of("loupe.recipes.A.reject", "0.9"));
    assertThat(higher.of("A").of(DefectClass.SPUR)).isEqualTo(new Limits(0.9, 0.3));
    var review = rules(Map.of("loupe.recipes.A.review", "0.5"));
    assertThat(review.of("A").of(DefectClass.SPUR)).isEqualTo(new Limits(0.5, 0.5));
  }

  @Test
  void aClassCanDifferWithinARecipe() {
    var rules = rules(Map.of("loupe.recipes.\"A.1\".classes.pinhole.reject", "0.8"));
    assertThat(rules.of("A.1").of(DefectClass.PINHOLE)).isEqualTo(new Limits(0.8, 0.3));
    assertThat(rules.of("A.1").of(DefectClass.SPUR)).isEqualTo(new Limits(0.45, 0.3));
  }

  @ParameterizedTest
  @CsvSource({
    "loupe.recipes.A.reject, 1.5",
    "loupe.recipes.A.reject, NaN",
    "loupe.recipes.A.review, 0",
    "loupe.recipes.A.review, -1",
    "loupe.recipes.A.classes.tombstone.reject, 0.5",
    "loupe.recipes.A.classes.open.reject, 7"
  })
  void aWrongLimitStopsTheStartAndIsNamed(String key, String value) {
    assertThatThrownBy(() -> rules(Map.of(key, value)))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("loupe.recipes.A");
  }

  private static RecipeRules rules(Map<String, String> settings) {
    var config =
        new SmallRyeConfigBuilder()
            .withMapping(RuleConfig.class)
            .withSources(new PropertiesConfigSource(settings, "test", 100))
            .build()
            .getConfigMapping(RuleConfig.class);
    return ConfiguredRules.over(MODEL, config);
  }
}
