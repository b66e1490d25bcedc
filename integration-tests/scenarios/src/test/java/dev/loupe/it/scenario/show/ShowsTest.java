package dev.loupe.it.scenario.show;

import dev.loupe.it.scenario.Rigs;
import dev.loupe.it.show.Hall;
import dev.loupe.it.show.ShowCommand;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The shows of `./prove` with fewer parts.
class ShowsTest {
  private static void play(String name) {
    var run = new Hall.Run(Rigs.seed(), true, Rigs.natively());
    var show = Objects.requireNonNull(ShowCommand.SHOWS.get(name));
    Stages.holds(Stages.play(name, show, run));
  }

  @Test
  void aBetterModelIsPromotedAndFewerBadBoardsPass() {
    play("good-promoted");
  }

  @Test
  void theSameModelUnderAnotherDigestIsPromoted() {
    play("same-promoted");
  }

  @Test
  void eachBrokenModelEndsWhereItsFaultBelongs() {
    play("model-faults");
  }

  @Test
  void aCanaryEndsWithItsLeaseAndAKilledNodeStartsWithTheChampion() {
    play("lease");
  }

  /// `bad-refused` is its second half.
  @Test
  void aWorseModelIsRefusedByLabelsAndNothingPassesThatTheChampionDidNotPass() {
    play("no-false-pass");
  }

  @Test
  void modelsTakeTurnsWithoutAPartThatHasNoAnswer() {
    play("switches");
  }
}
