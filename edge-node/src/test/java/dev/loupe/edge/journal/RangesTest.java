package dev.loupe.edge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.schema.wire.Range;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class RangesTest {
  @Test
  void behavesAsASetOfNumbers() {
    var chance = new SplittableRandom(1);
    for (var round = 0; round < 2_000; round++) {
      var a = numbers(chance);
      var b = numbers(chance);
      var left = new Ranges(Range.of(a));
      var right = new Ranges(Range.of(b));
      var union = new TreeSet<>(a);
      union.addAll(b);
      var difference = new TreeSet<>(a);
      difference.removeAll(b);
      var shared = new TreeSet<>(a);
      shared.retainAll(b);
      assertThat(left.plus(right)).isEqualTo(new Ranges(Range.of(union)));
      assertThat(left.minus(right)).isEqualTo(new Ranges(Range.of(difference)));
      assertThat(left.and(right)).isEqualTo(new Ranges(Range.of(shared)));
      assertThat(left.size()).isEqualTo(a.size());
      assertThat(left.first(3)).isEqualTo(new Ranges(Range.of(a.stream().limit(3).toList())));
    }
  }

  private static TreeSet<Long> numbers(SplittableRandom chance) {
    var numbers = new TreeSet<Long>();
    LongStream.rangeClosed(1, 20).filter(_ -> chance.nextInt(3) == 0).forEach(numbers::add);
    return numbers;
  }
}
