package dev.loupe.control.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.loupe.control.plan.PlanFile.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class PlanFileTest {
  private static final String DEMO = Plans.named("demo").orElseThrow();

  private static Plan understood(String yaml) {
    assertThat(PlanFile.read(yaml)).isInstanceOf(Read.Understood.class);
    return ((Read.Understood) PlanFile.read(yaml)).plan();
  }

  private static String refused(String yaml) {
    assertThat(PlanFile.read(yaml)).isInstanceOf(Read.Refused.class);
    return ((Read.Refused) PlanFile.read(yaml)).why();
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "demo"})
  void theShippedPlansAreUnderstoodAndFitTheirSchema(String name) throws Exception {
    var yaml = Plans.named(name).orElseThrow();
    understood(yaml);
    var json = new ObjectMapper();
    var schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(PlanFileTest.class.getResourceAsStream("/plans/plan.schema.json"));
    Object loaded = new Yaml().load(yaml);
    assertThat(schema.validate(json.valueToTree(loaded))).isEmpty();
    Object typo = new Yaml().load(yaml + "\nmargn: 0.1\n");
    assertThat(schema.validate(json.valueToTree(typo))).isNotEmpty();
  }

  @Test
  void theDefaultIsThePlantsRamp() {
    var plan = understood(Plans.named("default").orElseThrow());
    assertThat(plan.stages())
        .extracting(Plan.Stage::share)
        .containsExactly(0.01, 0.05, 0.1, 0.5, 1.0);
    assertThat(plan.alpha()).isEqualTo(0.01);
    assertThat(plan.canaryWhileOpen()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "alpha: 0.01 | alpha: 2 | alpha is 2",
        "alpha: 0.01 | alpha: .nan | alpha is NaN",
        "alpha: 0.01 | alpah: 0.01 | alpha is missing",
        "margin: 0.02 | margin: 0.001 | cannot prove a margin of 0.1 %",
        "margin: 0.02 | margin: lots | margin must be a number",
        "bake: 10s | bake: 10 | bake must be a time such as 30s",
        "canaryWhileOpen: false | canaryWhileOpen: maybe | canaryWhileOpen must be true or false",
        "lease: 15s | lease: 90s | stages[0].lease may be at most 60s",
        "lease: 15s | lease: 15s, leese: 1 | stages[0].leese is no field of a plan",
        "{ share: 0.5 | { share: 0.1 | stages[].share must ascend",
        "{ share: 1, minParts: 100, | { share: 0.9, minParts: 100, | must end with share 1",
        "looks: [200, 400, 800, 1600] | looks: [] | looks must be a list of 1 to 50 entries",
        "looks: [200, 400, 800, 1600] | looks: [400, 200] | looks must ascend",
      })
  void whatIsWrongIsNamedInOneSentence(String right, String wrong, String sentence) {
    assertThat(DEMO).contains(right.strip());
    assertThat(refused(DEMO.replace(right.strip(), wrong.strip())))
        .contains(sentence)
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[1, 2]", "a: [", "- x", "!!java.lang.Object {}"})
  void whatIsNoPlanIsRefused(String text) {
    assertThat(refused(text)).isNotBlank();
  }

  @Test
  void theForecastTellsPartsAndDaysAndRefusesWhatCannotEnd() {
    var plan = understood(Plans.named("default").orElseThrow());
    var told = (Forecast.Concludes) Forecast.of(plan, 20_000);
    assertThat(told.parts().getFirst().parts()).isEqualTo(10_000);
    assertThat(told.parts().getFirst().days()).isEqualTo(0.5);
    assertThat(told.parts()).hasSize(7);
    assertThat(((Forecast.CannotConclude) Forecast.of(plan, 500)).reasons().getFirst())
        .contains("shadow needs 10000 parts of the line, 20.0 days");
    assertThat(Forecast.of(plan, 0)).isInstanceOf(Forecast.CannotConclude.class);
  }
}
