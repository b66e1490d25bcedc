package dev.loupe.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.it.played.Order;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GenerationsTest {
  private static final Order ONE = new Order(1, "a");
  private static final Order TWO = new Order(2, "b");
  private static final Order THREE = new Order(3, "c");

  private static List<String> wrong(Order... heard) {
    return Generations.wrong(Map.of("node-1", List.of(heard)));
  }

  @Test
  void theSameOrderAgainIsNoSecondOne() {
    assertThat(wrong(ONE, ONE, TWO, THREE, THREE)).isEmpty();
    assertThat(wrong(ONE, TWO, ONE)).as("a broker sends what it retained").isEmpty();
  }

  @Test
  void anotherContentOfAGenerationIsSeen() {
    assertThat(wrong(ONE, TWO, new Order(2, "other")))
        .containsExactly("node-1 heard two contents of generation 2");
  }

  @Test
  void aGenerationThatIsNewAndNotTheHighestIsSeen() {
    assertThat(wrong(ONE, THREE, TWO)).containsExactly("node-1 heard generation 2 first after 3");
  }

  @Test
  void bothControlsAreCaught() {
    assertThat(Generations.controls(Map.of("node-1", List.of(ONE, TWO, THREE))))
        .hasSize(2)
        .doesNotContainValue(false);
  }
}
