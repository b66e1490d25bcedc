package dev.loupe.schema.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.schema.inspection.Clock;
import dev.loupe.schema.model.ModelRef;
import dev.loupe.schema.wire.Range;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private static final ModelRef MODEL = new ModelRef("pcb", "3", "a1".repeat(32));
  private static final Histogram LUMA = new Histogram(Signal.LUMA, List.of(9.0), List.of(1L, 1L));

  @Test
  void itsSumMustBeTheNumberOfRecordsItCovers() {
    assertThat(summary(2, new Range(4, 4), new Range(7, 7)).covers()).hasSize(2);
    for (var parts : new int[] {0, 1, 3})
      assertThatThrownBy(() -> summary(parts, new Range(4, 4), new Range(7, 7)))
          .hasMessageContaining(parts + " parts, but 2 records covered");
  }

  @Test
  void aRecordCoveredTwiceIsNoSecondPart() {
    assertThatThrownBy(() -> summary(4, new Range(4, 5), new Range(4, 5)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noSignalCountsMoreThanThePartsNorTwice() {
    var many = new Histogram(Signal.LUMA, List.of(), List.of(3L));
    assertThatThrownBy(() -> summary(2, List.of(many), new Range(4, 5)))
        .hasMessageContaining("LUMA counts 3 of 2");
    assertThatThrownBy(() -> summary(2, List.of(LUMA, LUMA), new Range(4, 5)))
        .hasMessageContaining("twice");
  }

  @Test
  void binsMustAscendAndHaveOneCountMoreThanEdges() {
    for (var edges :
        List.of(List.of(1.0, 1.0), List.of(2.0, 1.0), List.of(1.0, Double.NaN), List.of(1.0)))
      assertThatThrownBy(() -> new Histogram(Signal.UNLIKE, edges, List.of(1L, 2L, 3L)))
          .isInstanceOf(IllegalArgumentException.class);
  }

  private static Summary summary(int parts, Range... covers) {
    return summary(parts, List.of(LUMA), covers);
  }

  private static Summary summary(int parts, List<Histogram> signals, Range... covers) {
    var at = new Clock(Instant.EPOCH, 1);
    return new Summary(
        "line-1", "aoi-1", "44000", "lot-9", MODEL, List.of(covers), parts, signals, at);
  }
}
