package dev.loupe.it.scenario.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loupe.it.scenario.Folders;
import dev.loupe.it.scenario.Rigs;
import dev.loupe.it.show.Hall;
import dev.loupe.it.show.Outcome.Claim;
import dev.loupe.it.show.ShowCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The shows of `./prove` with fewer parts.
class ShowsTest {
  private static void play(String name) throws IOException {
    var data = System.getenv("LOUPE_TEST_DATA");
    assumeTrue(data != null, "LOUPE_TEST_DATA names no directory with data/deeppcb and models");
    Rigs.close();
    var place = Path.of("target", "rigs", name).toAbsolutePath();
    Folders.empty(place);
    var run = new Hall.Run(Rigs.seed(), true, Rigs.natively());
    var hall =
        new Hall(
            Rigs.installation(),
            new Hall.Data(Path.of(data)),
            place,
            run,
            line -> System.out.println(name + ": " + line));
    var outcome = Objects.requireNonNull(ShowCommand.SHOWS.get(name)).play(hall);
    var broken = outcome.claims().stream().filter(claim -> !claim.holds()).toList();
    assertThat(broken).as(broken.toString()).isEmpty();
    assertThat(outcome.claims()).anyMatch(Claim::control);
  }

  @Test
  void aWorseModelIsRefusedFromShadowByLabels() throws IOException {
    play("bad-refused");
  }

  @Test
  void aBetterModelIsPromotedAndFewerBadBoardsPass() throws IOException {
    play("good-promoted");
  }

  @Test
  void theSameModelUnderAnotherDigestIsPromoted() throws IOException {
    play("same-promoted");
  }

  @Test
  void eachBrokenModelEndsWhereItsFaultBelongs() throws IOException {
    play("model-faults");
  }

  @Test
  void aCanaryEndsWithItsLeaseAndAKilledNodeStartsWithTheChampion() throws IOException {
    play("lease");
  }

  @Test
  void nothingPassesThatTheChampionDidNotPassBeforeTheProof() throws IOException {
    play("no-false-pass");
  }

  @Test
  void modelsTakeTurnsWithoutAPartThatHasNoAnswer() throws IOException {
    play("switches");
  }
}
