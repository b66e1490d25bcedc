package dev.loupe.control.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.control.trace.TracedTraining.TracedFold;
import org.junit.jupiter.api.Test;

class SplitTest {
  private static String line(int image, String lot, int fold) {
    return "{\"label\":\"00000000-0000-0000-0000-00000000000%d\",\"image\":\"%s\",\"template\":\"%s\",\"group\":\"%s\",\"fold\":%d,\"truth\":[]}"
        .formatted(image, ("" + image).repeat(64), "c".repeat(64), lot, fold);
  }

  @Test
  void imagesAndLotsAreCountedByFoldAndTheOrderIsNoImage() {
    var file = String.join("\n", "{}", line(1, "L1", 0), line(2, "L1", 0), line(3, "L2", 4));
    assertThat(Split.of(file.getBytes(UTF_8)))
        .containsExactly(new TracedFold(0, 2, 1), new TracedFold(4, 1, 1));
  }

  @Test
  void aLineThatIsNoExampleIsNamed() {
    assertThatThrownBy(() -> Split.of("{}\n{\"image\":1}".getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("line 2: ");
  }
}
