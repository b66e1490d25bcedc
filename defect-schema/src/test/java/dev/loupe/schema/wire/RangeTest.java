package dev.loupe.schema.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RangeTest {
  @Test
  void neighboursAndOverlapsMerge() {
    assertThat(
            Range.merged(
                List.of(new Range(8, 9), new Range(1, 3), new Range(4, 5), new Range(2, 2))))
        .containsExactly(new Range(1, 5), new Range(8, 9));
  }

  @Test
  void aRangeThatRunsBackwardsOrStartsBelowOneIsRefused() {
    assertThatThrownBy(() -> new Range(3, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Range(0, 2)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void rangesHoldJustTheNumbersTheyWereMadeOf(
      @ForAll @Size(max = 60) List<@IntRange(min = 1, max = 80) Integer> numbers) {
    var seqs = new TreeSet<>(numbers.stream().map(Integer::longValue).toList());
    var ranges = Range.of(seqs);
    for (var seq = 1L; seq <= 80; seq++) {
      var wanted = seq;
      assertThat(ranges.stream().filter(range -> range.contains(wanted)).count())
          .isEqualTo(seqs.contains(seq) ? 1 : 0);
    }
    assertThat(ranges.stream().mapToLong(Range::size).sum()).isEqualTo(seqs.size());
  }
}
