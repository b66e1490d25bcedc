package dev.loupe.it.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.schema.defect.Box;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatchingTest {
  private static final Box BOX = new Box(0, 0, 30, 30);

  private static Truth.Flaw flaw(Box box) {
    return new Truth.Flaw("open", box);
  }

  private static Rows.Found found(Box box) {
    return new Rows.Found("open", box);
  }

  @Test
  void oneFindingServesOneFlawOnly() {
    assertThat(Matching.count(List.of(flaw(BOX), flaw(BOX)), List.of(found(BOX)))).isEqualTo(1);
  }

  @Test
  void aFindingIsGivenAwayWhereThatMakesMorePairs() {
    var wide = flaw(new Box(0, 0, 60, 30)); // fits both findings
    var narrow = flaw(BOX); // fits the first only
    var findings = List.of(found(BOX), found(new Box(30, 0, 60, 30)));
    assertThat(Matching.count(List.of(wide, narrow), findings)).isEqualTo(2);
    assertThat(Matching.count(List.of(narrow, wide), findings)).isEqualTo(2);
  }

  @Test
  void classAndOverlapMustFitAndUnlikeFitsAnyClass() {
    assertThat(Matching.count(List.of(flaw(BOX)), List.of(new Rows.Found("short", BOX)))).isZero();
    assertThat(Matching.count(List.of(flaw(BOX)), List.of(new Rows.Found("unlike", BOX)))).isOne();
    assertThat(Matching.count(List.of(flaw(BOX)), List.of(found(new Box(0, 0, 9, 30))))).isZero();
    assertThat(Matching.count(List.of(flaw(BOX)), List.of(found(new Box(0, 0, 10, 30))))).isOne();
  }
}
