package dev.loupe.control.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.control.trace.TracedField.TracedGeneration;
import dev.loupe.control.trace.TracedField.TracedWord;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GapsTest {
  private static TracedGeneration slot(String station, String role, @Nullable String mode) {
    return new TracedGeneration(
        "n", 1, station, null, role, mode, 0.5, "r", Instant.EPOCH, "assignment");
  }

  private static TracedWord word(String station) {
    var journal = new UUID(1, 2);
    return new TracedWord(
        "l",
        station,
        "n",
        journal,
        1,
        journal,
        2,
        "P",
        1,
        "CANDIDATE",
        "PASS",
        65537,
        "acknowledged",
        Instant.EPOCH);
  }

  @Test
  void aStationThatMayDecideByItAndNeverDidIsNamed() {
    var slots = List.of(slot("aoi-1", "champion", null), slot("aoi-2", "candidate", "CANARY"));
    assertThat(Gaps.words(slots, List.of(word("aoi-1")))).contains("aoi-2").doesNotContain("aoi-1");
    assertThat(Gaps.words(slots, List.of(word("aoi-1"), word("aoi-2")))).isNull();
  }

  @Test
  void aModelThatWasOnlyShadowedHasDecidedNothingAndThatIsSaid() {
    var shadowed = List.of(slot("aoi-1", "candidate", "SHADOW"));
    assertThat(Gaps.words(shadowed, List.of())).isEqualTo("No delivered part was decided by it.");
  }

  @Test
  void aNodesOwnModelNeedsNoAssignmentToDecide() {
    assertThat(Gaps.words(List.of(), List.of(word("aoi-1")))).isNull();
  }
}
