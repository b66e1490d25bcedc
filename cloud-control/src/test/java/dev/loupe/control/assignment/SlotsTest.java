package dev.loupe.control.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.schema.fleet.Assignment;
import dev.loupe.schema.fleet.Assignment.Slot;
import dev.loupe.schema.model.ModelRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SlotsTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void oneSlotChangesAndTheOthersOfTheStationStay() {
    var recipe = slot("aoi-1", "r1", "2");
    var last = new Assignment("node-1", 4, NOW, List.of(slot("aoi-1", null, "1"), recipe));
    var next = Slots.next("node-1", last, 3, slot("aoi-1", null, "3"), NOW);
    assertThat(next.generation()).isEqualTo(5);
    assertThat(next.slots()).containsExactly(recipe, slot("aoi-1", null, "3"));
  }

  @Test
  void aNodeThatWasMovedLeavesItsSlotsBehind() {
    var last = new Assignment("node-1", 4, NOW, List.of(slot("aoi-1", null, "1")));
    var next = Slots.next("node-1", last, 9, slot("aoi-2", null, "1"), NOW);
    assertThat(next.generation()).as("above what the node has seen").isEqualTo(10);
    assertThat(next.slots()).containsExactly(slot("aoi-2", null, "1"));
  }

  private static Slot slot(String station, @Nullable String recipe, String version) {
    return new Slot(station, recipe, new ModelRef("pcb", version, "ab".repeat(32)), null, 0, null);
  }
}
