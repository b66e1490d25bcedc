package dev.loupe.edge.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class InputTest {
  private static final int BYTES = 12_345; // no model takes so many
  private static final int OTHER_BYTES = 23_456;

  @Test
  void whatAClosedModelLeavesGoesToTheNextOfItsSize() {
    var first = new Input(BYTES);
    var buffer = first.buffer();
    first.close();
    try (var other = new Input(BYTES + 1);
        var next = new Input(BYTES)) {
      assertThat(next.buffer()).isSameAs(buffer);
      assertThat(other.buffer().capacity()).isEqualTo(BYTES + 1);
    }
  }

  @Test
  void twoModelsAtATimeNeverShareOne() {
    var first = new Input(OTHER_BYTES);
    first.close();
    first.close();
    try (var second = new Input(OTHER_BYTES);
        var third = new Input(OTHER_BYTES)) {
      assertThat(third.buffer()).isNotSameAs(second.buffer());
      assertThatThrownBy(first::buffer).isInstanceOf(IllegalStateException.class);
    }
  }
}
