package dev.loupe.schema.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonSchemaTest {
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(
          SpecVersion.VersionFlag.V202012,
          builder ->
              builder.schemaMappers(mappers ->
                  mappers.mapPrefix(
                      "https://loupe.dev/schema/v1/", "classpath:dev/loupe/schema/wire/")));

  static Stream<String> kinds() {
    return Samples.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void whatWeWriteFitsItsPublishedSchema(String kind) {
    var json = new String(Samples.all().get(kind), UTF_8);
    assertThat(schema(kind).validate(json, InputFormat.JSON)).isEmpty();
  }

  @Test
  void theSchemaRefusesWhatTheCodecRefuses() {
    var record = new String(Samples.inspected(), UTF_8);
    for (var bad :
        new String[] {
          record.replace("0.931", "1.5"),
          record.replace("\"short\"", "\"scratch\""),
          record.replace("\"trigger\":42,", ""),
          record.replace("\"type\":\"inspected\"", "\"type\":\"lost\"")
        }) {
      assertThat(schema("record").validate(bad, InputFormat.JSON)).isNotEmpty();
      assertThat(RecordCodec.decode(bad.getBytes(UTF_8))).isInstanceOf(Decoded.Refused.class);
    }
  }

  private static JsonSchema schema(String kind) {
    var file = kind.replaceFirst("\\..*", "") + ".schema.json";
    return FACTORY.getSchema(SchemaLocation.of("https://loupe.dev/schema/v1/" + file));
  }
}
