package dev.loupe.bridge.handshake;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.schema.inspection.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The control: a node that does wrong is seen to.
class WorldTest {
  private final World world = new World(Counter.UINT32, 0);

  @BeforeEach
  void triggered() {
    world.link();
    world.fire();
  }

  @Test
  void twoWordsForAPartAreSeen() {
    world.see(ResultWord.of(1, Verdict.REJECT));
    assertThatThrownBy(() -> world.see(ResultWord.of(1, Verdict.ERROR)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("words for");
  }

  @Test
  void aPassThatNoInspectionSaidIsSeen() {
    assertThatThrownBy(() -> world.see(ResultWord.of(1, Verdict.PASS)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("PASS for");
  }
}
