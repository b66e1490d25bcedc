package dev.loupe.it.scenario.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loupe.it.scenario.Folders;
import dev.loupe.it.scenario.Rigs;
import dev.loupe.it.show.Hall;
import dev.loupe.it.show.Outcome;
import dev.loupe.it.show.Outcome.Claim;
import dev.loupe.it.show.Show;
import java.nio.file.Path;

/// Plays shows as tests.
final class Stages {
  private Stages() {}

  static Outcome play(String name, Show show, Hall.Run run) {
    var data = System.getenv("LOUPE_TEST_DATA");
    assumeTrue(data != null, "LOUPE_TEST_DATA names no directory with data/deeppcb and models");
    Rigs.close();
    var place = Path.of("target", "rigs", name).toAbsolutePath();
    Folders.empty(place);
    return show.play(
        new Hall(
            Rigs.installation(),
            new Hall.Data(Path.of(data)),
            place,
            run,
            line -> System.out.println(name + ": " + line)));
  }

  /// All its claims, and one at least says that the check can fail.
  static void holds(Outcome outcome) {
    var broken = outcome.claims().stream().filter(claim -> !claim.holds()).toList();
    assertThat(broken).as(broken.toString()).isEmpty();
    assertThat(outcome.claims()).anyMatch(Claim::control);
  }
}
