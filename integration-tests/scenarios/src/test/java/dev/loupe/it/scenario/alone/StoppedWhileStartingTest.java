package dev.loupe.it.scenario.alone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.it.process.Await;
import dev.loupe.it.rig.Layout;
import dev.loupe.it.rig.Rig;
import dev.loupe.it.scenario.Rigs;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A node is stopped at moments of its start, while its model is loaded or rehearses: ONNX Runtime
/// must not go while a model runs in it.
class StoppedWhileStartingTest {
  private static final Duration STOPS_WITHIN = Duration.ofSeconds(10);
  private static final int TERMINATED = 128 + 15;
  private static Rig rig;

  @BeforeAll
  static void build() {
    rig = Rigs.fresh("stopped", Layout.of(1));
  }

  @AfterAll
  static void end() {
    rig.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 50, 100, 200, 400, 800})
  void itEndsInGoodOrder(int millisAfterItLives) {
    var node = rig.node(0);
    node.start();
    assertThat(Await.until(Rig.PATIENCE, node::lives)).isTrue();
    Await.until(Duration.ofMillis(millisAfterItLives), () -> false);
    assertThat(node.stop(STOPS_WITHIN)).as("by itself").isTrue();
    assertThat(node.child().status()).as(node.child().lastWords(5)).isEqualTo(TERMINATED);
  }
}
