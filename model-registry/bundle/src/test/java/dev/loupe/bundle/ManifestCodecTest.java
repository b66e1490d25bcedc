package dev.loupe.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.loupe.schema.wire.Decoded;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestCodecTest {
  private static final String TEXT =
      new String(ManifestCodec.encode(Samples.MANIFEST), StandardCharsets.UTF_8);

  @Test
  void whatIsWrittenIsReadAgain() {
    assertThat(decode(TEXT)).isEqualTo(new Decoded.Value<>(Samples.MANIFEST));
  }

  @Test
  void everyClaimIsWrittenAndReadAgain() {
    var text = new String(ManifestCodec.encode(SignedBundle.MANIFEST), StandardCharsets.UTF_8);
    assertThat(decode(text)).isEqualTo(new Decoded.Value<>(SignedBundle.MANIFEST));
    assertThat(schema().validate(text, InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"least\":0.05 | \"least\":0.3 | signed range",
        "\"least\":0.05 | \"lest\":0.05 | 'least' is missing",
        "\"all\": | \"al\": | unknown field 'al'",
        "\"min\": | \"mim\": | unknown field 'mim'",
        "\"2.9\" | \"2.0\" | firmware from",
        "luma | luna | unknown signal",
        "[64.0,128.0] | [128.0,64.0] | ascend",
        "cdcd | CDCD | SHA-256",
        "\"floor\":2 | \"floor\":-2 | within",
      })
  void aWrongClaimIsRefused(String found, String replaced, String says) {
    var text = new String(ManifestCodec.encode(SignedBundle.MANIFEST), StandardCharsets.UTF_8);
    var wrong = text.replaceFirst(Pattern.quote(found), replaced);
    assertThat(wrong).isNotEqualTo(text);
    assertThat(decode(wrong))
        .isInstanceOfSatisfying(
            Decoded.Refused.class, refused -> assertThat(refused.sentence()).contains(says));
  }

  @Test
  void governanceIsReadAsItStandsForTheRegistryToJudge() {
    var text = new String(ManifestCodec.encode(SignedBundle.MANIFEST), StandardCharsets.UTF_8);
    var vague = text.replaceAll("\"id\":\"FMEA-7\",", "").replace("Q. Engineer", "n/a");
    assertThat(decode(vague))
        .isInstanceOfSatisfying(
            Decoded.Value.class,
            decoded -> {
              var governance = ((Manifest) decoded.value()).claims().governance();
              assertThat(governance.fmeaReport())
                  .satisfies(entry -> {
                    assertThat(entry.id()).isEmpty();
                    assertThat(entry.approver()).isEqualTo("n/a");
                  });
            });
  }

  @Test
  void unknownFieldsAreIgnored() {
    var more = TEXT.replaceFirst("\\{", "{\"signedBy\":[{\"id\":1}],");
    assertThat(decode(more)).isEqualTo(new Decoded.Value<>(Samples.MANIFEST));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"schema\":1 | \"schema\":2 | /schema",
        "\"name\":\"pcb\", | `` | ``",
        "\"pcb\" | \"../pcb\" | /name",
        "\"pcb\" | \".pcb\" | /name",
        "\"2026.11-a\" | \"\" | /version",
        "pair-heatmap | ssd | /family",
        "[\"open\",\"short\"] | [] | ``",
        "[\"open\",\"short\"] | [\"open\",\"tombstone\"] | /classes/1",
        "0.45 | 1.45 | /thresholds/reject",
        "0.45 | NaN | /thresholds",
        "0.45 | 0.2 | /thresholds",
        "\"review\":0.3 | \"review\":0 | /thresholds",
        "{\"short\": | {\"tombstone\": | /thresholds/classes",
        "640 | 100000 | /input/width",
        "640 | 64.5 | /input/width",
        "model.onnx | ../model.onnx | /files/0",
        "model.onnx | manifest.json | /files/0",
        "model.onnx | other.onnx | ``",
        "abab | xxxx | /files/0/sha256",
        "\"bytes\":12 | \"bytes\":-1 | /files/0/bytes",
      })
  void whatIsWrongIsRefusedWithItsPath(String found, String replaced, String path) {
    var wrong = TEXT.replace(found, replaced);
    assertThat(wrong).isNotEqualTo(TEXT);
    assertThat(decode(wrong))
        .isInstanceOfSatisfying(
            Decoded.Refused.class, refused -> assertThat(refused.path()).startsWith(path));
  }

  @Test
  void everyTruncationIsRefused() {
    for (var length = 0; length < TEXT.length(); length++)
      assertThat(decode(TEXT.substring(0, length))).isInstanceOf(Decoded.Refused.class);
  }

  @Test
  void theSchemaAcceptsWhatIsWritten() {
    assertThat(schema().validate(TEXT, InputFormat.JSON)).isEmpty();
    var diff = ManifestCodec.encode(DiffBundle.of(Samples.SMALL).manifest());
    var text = new String(diff, StandardCharsets.UTF_8);
    assertThat(schema().validate(text, InputFormat.JSON)).isEmpty();
  }

  @Test
  void theSchemaRefusesWhatTheCodecRefuses() {
    var wrong = TEXT.replace("pair-heatmap", "ssd");
    assertThat(schema().validate(wrong, InputFormat.JSON)).isNotEmpty();
    var noModel = TEXT.replace("model.onnx", "other.onnx");
    assertThat(schema().validate(noModel, InputFormat.JSON)).isNotEmpty();
  }

  private static Decoded<Manifest> decode(String text) {
    return ManifestCodec.decode(text.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonSchema schema() {
    var resource = ManifestCodec.class.getResourceAsStream("manifest.schema.json");
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(Objects.requireNonNull(resource));
  }
}
