package dev.loupe.schema.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loupe.schema.wire.Decoded.Refused;
import dev.loupe.schema.wire.Decoded.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SLOT = "/slots/[0-9]+";

  /// May be absent: everything else may not.
  private static final Set<String> OPTIONAL =
      Set.of(
          "position",
          "image",
          "images",
          "preview",
          "template",
          "served",
          "rollout-of",
          "inspected-of",
          "traceparent",
          "predecessor",
          "recipe-of-slot",
          "champion-of-slot",
          "sampling",
          "audit",
          "residents",
          "share-of-slot",
          "code",
          "detail",
          "generation-of-resident",
          "candidate-of-slot");

  static Stream<String> kinds() {
    return Samples.all().keySet().stream().filter(kind -> !kind.equals("envelope"));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyMissingFieldIsRefusedByName(String kind) throws IOException {
    var checked = 0;
    for (var path : objects(tree(kind), "")) {
      for (var name : names(tree(kind).at(path))) {
        if (OPTIONAL.contains(qualified(kind, path, name))) continue;
        var tree = tree(kind);
        ((ObjectNode) tree.at(path)).remove(name);
        assertThat(Samples.decode(kind, JSON.writeValueAsBytes(tree)))
            .as("%s without %s/%s", kind, path, name)
            .isInstanceOfSatisfying(
                Refused.class, refused -> assertThat(refused.why()).contains(name));
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(4);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyValueOfAWrongKindIsRefusedWithItsPath(String kind) throws IOException {
    for (var path : objects(tree(kind), "")) {
      for (var name : names(tree(kind).at(path))) {
        var tree = tree(kind);
        var was = tree.at(path).get(name);
        ((ObjectNode) tree.at(path))
            .set(name, was.isTextual() ? JSON.readTree("{}") : JSON.readTree("\"x\""));
        assertThat(Samples.decode(kind, JSON.writeValueAsBytes(tree)))
            .as("%s with a wrong %s/%s", kind, path, name)
            .isInstanceOfSatisfying(
                Refused.class, refused -> assertThat(refused.sentence()).contains(name));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void unknownFieldsAreIgnoredWhateverTheyHold(String kind) throws IOException {
    var plain = Samples.decode(kind, Samples.all().get(kind));
    for (var path : objects(tree(kind), "")) {
      var tree = tree(kind);
      ((ObjectNode) tree.at(path)).set("later", JSON.readTree("{\"a\":[1,{\"b\":null}]}"));
      assertThat(Samples.decode(kind, JSON.writeValueAsBytes(tree))).isEqualTo(plain);
    }
    assertThat(plain).isInstanceOf(Value.class);
  }

  @Test
  void nanInfinityHugeAndDeepAreRefusedAndNeverCrash() {
    var record = new String(Samples.inspected(), UTF_8);
    for (var score :
        List.of("NaN", "Infinity", "1e999", "-0.1", "1.0000001", "null", "9".repeat(400)))
      assertThat(RecordCodec.decode(record.replace("0.931", score).getBytes(UTF_8)))
          .as(score)
          .isInstanceOf(Refused.class);
    for (var id : List.of("x".repeat(129), "x".repeat(5_000), "a\\u0000b"))
      assertThat(RecordCodec.decode(record.replace("A-000042", id).getBytes(UTF_8)))
          .isInstanceOf(Refused.class);
    var deep = "[".repeat(50_000);
    assertThat(RecordCodec.decode(("{\"seq\":1,\"later\":" + deep).getBytes(UTF_8)))
        .isInstanceOf(Refused.class);
    assertThat(
            RecordCodec.decode(
                record.replace("\"seq\":17", "\"seq\":17,\"seq\":18").getBytes(UTF_8)))
        .as("a name given twice")
        .isInstanceOf(Refused.class);
  }

  @Property(tries = 3_000)
  void mutatedBytesAreDecodedOrRefusedButNeverThrow(@ForAll long seed) {
    var random = new Random(seed);
    var kinds = List.copyOf(Samples.all().keySet());
    var kind = kinds.get(random.nextInt(kinds.size()));
    var bytes = Samples.all().get(kind).clone();
    for (var i = random.nextInt(6); i >= 0; i--)
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    assertThat(Samples.decode(kind, bytes)).isNotNull();
  }

  private static JsonNode tree(String kind) throws IOException {
    return JSON.readTree(Samples.all().get(kind));
  }

  private static String qualified(String kind, String path, String name) {
    if (name.equals("inspected") && kind.equals("record.delivered")) return "inspected-of";
    if (name.equals("rollout") && (path.endsWith("/served") || kind.startsWith("report")))
      return "rollout-of";
    if (name.equals("recipe") && (kind.equals("record.guardTripped") || path.matches(SLOT)))
      return "recipe-of-slot";
    if (name.equals("generation") && path.contains("/residents")) return "generation-of-resident";
    var ofReport = kind.startsWith("report") && path.matches(SLOT);
    return switch (name) {
      case "champion", "share" -> ofReport ? name + "-of-slot" : name;
      case "candidate" -> path.matches(SLOT) ? "candidate-of-slot" : name;
      default -> name;
    };
  }

  private static List<String> objects(JsonNode node, String path) {
    var found = new ArrayList<String>();
    if (node instanceof ObjectNode object) {
      found.add(path);
      for (var field : object.properties())
        found.addAll(objects(field.getValue(), path + "/" + field.getKey()));
    } else if (node instanceof ArrayNode array) {
      for (var i = 0; i < array.size(); i++) found.addAll(objects(array.get(i), path + "/" + i));
    }
    return found;
  }

  private static List<String> names(JsonNode object) {
    var names = new ArrayList<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
