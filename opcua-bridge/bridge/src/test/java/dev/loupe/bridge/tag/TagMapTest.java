package dev.loupe.bridge.tag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.bridge.tag.TagMap.Parsed;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TagMapTest {
  private static List<String> problems(String yaml) {
    return switch (TagMap.parse(yaml)) {
      case Parsed.Refused(var problems) -> problems;
      case Parsed.Read _ -> List.of();
    };
  }

  @Test
  void theBuiltInMapHoldsEveryTagWithItsFirstType() {
    var map = TagMap.builtIn();
    for (var name : TagName.values()) {
      var tag = map.find(name).orElseThrow();
      assertThat(tag.node()).isEqualTo("nsu=urn:loupe:plc;s=" + name.tag());
      assertThat(tag.type()).isEqualTo(name.types().getFirst());
    }
  }

  @Test
  void optionalTagsMayBeLeftOut() {
    var fewer =
        TagMap.builtInText()
            .lines()
            .filter(line -> !line.matches(" +(PanelPosition|Lot|PartOrigin):.*"))
            .reduce("", (a, b) -> a + b + "\n");
    assertThat(TagMap.parse(fewer)).isInstanceOf(Parsed.Read.class);
  }

  @Test
  void everyMistakeIsNamedAtOnce() {
    var wrong =
        TagMap.builtInText()
            .replace("nsu=urn:loupe:plc;s=PartId", "ns=2;s=PartId")
            .replace("s=TrigSeq\", type: UInt32", "s=TrigSeq\", type: UInt64")
            .replace("  Ready:", "  Raedy:")
            .replace("s=Fault\", type", "s=Fault\", tipe");
    assertThat(problems(wrong))
        .containsExactly(
            "PartId: `node` must name its namespace by URI, as nsu=urn:maker:plc;s=NAME, not"
                + " ns=2;s=PartId",
            "TrigSeq: `type` may be UInt32, UInt16, Int32, not UInt64",
            problems(wrong).get(2),
            "Fault: unknown entry tipe",
            "Ready: missing");
    assertThat(problems(wrong).get(2)).startsWith("Raedy: no such tag; known are PartId, ");
  }

  @Test
  void theSequencesShareOneType() {
    assertThat(
            problems(
                TagMap.builtInText()
                    .replace("s=TrigSeq\", type: UInt32", "s=TrigSeq\", type: UInt16")))
        .containsExactly(
            "ResultAckSeq: must have TrigSeq's type, UInt16",
            "TrigAckSeq: must have TrigSeq's type, UInt16");
  }

  @Test
  void twoTagsOnOneNodeAreRefused() {
    assertThat(problems(TagMap.builtInText().replace("s=Fault\"", "s=Heartbeat\"")))
        .containsExactly("Heartbeat: has the same node as Fault");
  }

  @Test
  void whatIsNoTagMapIsRefusedInASentence() {
    assertThat(problems(""))
        .containsExactly("needs a map `tags` of tag names, each with `node` and `type`");
    assertThat(problems("tags: [")).first().asString().startsWith("not YAML: ");
    assertThat(problems("tags: { Lot: 7 }")).first().asString().startsWith("Lot: needs `node`");
  }

  @Test
  void everyMismatchIsNamedAtOnce() {
    var map = TagMap.builtIn();
    Map<TagName, Found> found = new EnumMap<>(TagName.class);
    for (var tag : map.tags())
      found.put(tag.name(), new Found.Variable(tag.type().uaName(), true, true));
    assertThat(Mismatch.between(map, found)).isEmpty();
    found.put(TagName.TRIG_SEQ, new Found.Variable("UInt16", true, false));
    found.put(TagName.RESULT_WORD, new Found.Variable("UInt32", true, false));
    found.put(TagName.PART_ID, new Found.Variable("String", false, false));
    found.put(TagName.LOT, new Found.Missing("Bad_NodeIdUnknown"));
    assertThat(Mismatch.between(map, found))
        .map(Mismatch::toString)
        .containsExactly(
            "PartId (nsu=urn:loupe:plc;s=PartId) may not be read by this session",
            "Lot (nsu=urn:loupe:plc;s=Lot) is not there (Bad_NodeIdUnknown)",
            "TrigSeq (nsu=urn:loupe:plc;s=TrigSeq) is UInt16 at the PLC, UInt32 in the tag map",
            "ResultWord (nsu=urn:loupe:plc;s=ResultWord) may not be written by this session");
  }
}
