package dev.loupe.edge.assignment.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `SwitchBench`, a few switches long.
class SwitchTest {
  @TempDir Path directory = Path.of("set by JUnit");

  @Test
  @Timeout(300)
  void everyPartIsAnsweredWhileRealModelsTakeTurns() throws Exception {
    var data = System.getenv("LOUPE_TEST_DATA");
    assumeTrue(data != null, "LOUPE_TEST_DATA names no directory with data/deeppcb and models");
    var result = SwitchBench.run(Path.of(data), directory, 6);
    assertThat(result.parts()).isPositive();
    assertThat(result.unanswered()).isZero();
  }
}
