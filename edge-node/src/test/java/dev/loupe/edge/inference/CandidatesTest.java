package dev.loupe.edge.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.schema.defect.Box;
import dev.loupe.schema.defect.Defect;
import dev.loupe.schema.defect.DefectClass;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandidatesTest {
  private static final int MANY = 9_000;

  private final Candidates candidates =
      new Candidates(List.of(DefectClass.OPEN, DefectClass.SHORT), 0.4);

  @Test
  void theHighestOfAClassStaysBelowACrowdOfAnother() {
    offer(1, 0.31, 0);
    for (var i = 0; i < MANY / 2; i++) offer(0, 0.35 + i * 1e-6, i);
    offer(1, 0.32, 7);
    for (var i = MANY / 2; i < MANY; i++) offer(0, 0.35 + i * 1e-6, i);

    var found = candidates.defects();

    assertThat(found).filteredOn(it -> it.kind() == DefectClass.OPEN).hasSize(999);
    assertThat(found)
        .filteredOn(it -> it.kind() == DefectClass.SHORT)
        .extracting(Defect::score)
        .containsExactly(0.32);
  }

  private void offer(int channel, double score, int place) {
    var left = 10.0 * (place % 1_000);
    var top = 10.0 * (place / 1_000);
    if (candidates.wants(channel, score))
      candidates.add(channel, score, new Box(left, top, left + 8, top + 8));
  }
}
