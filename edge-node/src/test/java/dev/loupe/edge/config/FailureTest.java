package dev.loupe.edge.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.edge.journal.CannotOpen;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.ConfigValidationException.Problem;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class FailureTest {
  private static final Path FILE = Path.of("edge.yaml");

  @Test
  void aWrongValueIsNamedWithWhatIsWrong() {
    var problem =
        new Problem(
            "java.lang.IllegalArgumentException: The config property loupe.deadline with the config"
                + " value \"abc\" threw an Exception whilst being converted Invalid duration: abc");
    var failure =
        new RuntimeException(
            "Failed to start", new ConfigValidationException(new Problem[] {problem}));
    assertThat(Failure.sentence(FILE, failure))
        .isEqualTo("edge.yaml: 'loupe.deadline' cannot be \"abc\": Invalid duration: abc.");
  }

  @Test
  void aSentenceOfOursStays() {
    var failure = new RuntimeException(new CannotOpen("The journal is damaged: move it."));
    assertThat(Failure.sentence(FILE, failure)).isEqualTo("The journal is damaged: move it.");
  }

  @Test
  void anythingElseIsItsRootInOneLine() {
    var failure = new RuntimeException("outer", new IllegalStateException("inner\nmore"));
    assertThat(Failure.sentence(FILE, failure))
        .isEqualTo("The node cannot start: java.lang.IllegalStateException: inner.");
  }
}
