package dev.loupe.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MirrorTest {
  private static final SortedMap<String, String> MANIFEST =
      Mirror.of("a".repeat(64), "7", Map.of("family", "pair-heatmap"));

  @Test
  void theSameTagsDoNotDiffer() {
    assertThat(Mirror.differences(MANIFEST, new TreeMap<>(MANIFEST))).isEmpty();
  }

  @Test
  void anotherTeamsTagsStandBesideOurs() {
    var store = new TreeMap<>(MANIFEST);
    store.put("owner", "quality");

    assertThat(Mirror.differences(MANIFEST, store)).isEmpty();
  }

  @Test
  void anEditedARemovedAndAnAddedTagAreEachNamed() {
    var store = new TreeMap<>(MANIFEST);
    store.put("loupe.family", "yolo");
    store.remove("loupe.version");
    store.put("loupe.floor", "9");

    assertThat(Mirror.differences(MANIFEST, store))
        .containsExactly(
            "tag loupe.family is 'yolo', the manifest says 'pair-heatmap'",
            "tag loupe.floor is '9', the manifest has none",
            "tag loupe.version is missing, the manifest says '7'");
  }
}
