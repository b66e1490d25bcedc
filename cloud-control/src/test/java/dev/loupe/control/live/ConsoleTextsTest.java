package dev.loupe.control.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.schema.defect.DefectClass;
import dev.loupe.schema.fleet.FaultCode;
import dev.loupe.schema.inspection.Delivery;
import dev.loupe.schema.inspection.ErrorCode;
import dev.loupe.schema.inspection.Verdict;
import java.io.File;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleTextsTest {
  @Test
  void theEnglishPageSaysOfErrorsAndFaultsWhatTheSchemaSays() throws IOException {
    var texts = texts("en");
    for (var it : ErrorCode.values())
      assertThat(explained(texts, "error", it.name())).isEqualTo(Explained.of(it));
    for (var it : FaultCode.values())
      assertThat(explained(texts, "fault", it.name())).isEqualTo(Explained.of(it));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void eachLanguageHasAWordForEverythingTheSchemaNumbers(String language) throws IOException {
    var texts = texts(language);
    for (var it : ErrorCode.values()) assertThat(texts.at("/error").has(it.name())).isTrue();
    for (var it : FaultCode.values()) assertThat(texts.at("/fault").has(it.name())).isTrue();
    for (var it : DefectClass.values()) assertThat(texts.at("/kind").has(it.name())).isTrue();
    for (var it : Verdict.values()) assertThat(texts.at("/verdict").has(it.name())).isTrue();
    for (var it : Delivery.State.values())
      assertThat(texts.at("/part").has(it.wireName())).isTrue();
  }

  private static Explained explained(JsonNode texts, String kind, String code) {
    var text = texts.path(kind).path(code);
    return new Explained(code, text.path("meaning").asText(), text.path("wayOut").asText());
  }

  private static JsonNode texts(String language) throws IOException {
    return new ObjectMapper().readTree(new File("src/main/webui/src/i18n/" + language + ".json"));
  }
}
