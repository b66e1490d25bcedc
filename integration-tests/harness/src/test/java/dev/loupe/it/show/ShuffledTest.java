package dev.loupe.it.show;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.it.check.Truth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShuffledTest {
  private final Shuffled shuffled =
      new Shuffled(
          part -> part.equals("later") ? null : new Truth(part, Truth.Kind.GOOD, List.of()));

  private String told(String part) {
    return requireNonNull(shuffled.of(part)).part();
  }

  @Test
  void eachPartGetsTheTruthOfAnotherOnceAndAllAreToldTheSame() {
    assertThat(shuffled.of("a")).isNull();
    assertThat(shuffled.of("a")).isNull();
    var first = Stream.of("b", "c", "d", "a").map(this::told).toList();
    assertThat(first).containsExactly("a", "b", "c", "d");
    assertThat(Stream.of("b", "c", "d", "a").map(this::told).toList()).isEqualTo(first);
  }

  @Test
  void whatIsNotKnownYetIsNotTold() {
    assertThat(shuffled.of("a")).isNull();
    assertThat(shuffled.of("later")).isNull();
    assertThat(told("b")).isEqualTo("a");
  }
}
