package dev.loupe.it.scenario.played;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loupe.it.crash.CrashRound;
import dev.loupe.it.crash.CrashRound.Tale;
import dev.loupe.it.crash.RestoreRound;
import dev.loupe.it.network.CommitTap.Moment;
import dev.loupe.it.played.Plans;
import dev.loupe.it.played.Stand;
import dev.loupe.it.recomputed.RecomputedRound;
import dev.loupe.it.rig.OwnPeers;
import dev.loupe.it.scenario.Folders;
import dev.loupe.it.scenario.Rigs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// The quick forms of `./prove crash` and `./prove recomputed`, on one stand after the other: the
/// last one judges all that the others left.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlayedRolloutsTest {
  private static Stand stand;

  @BeforeAll
  static void start() {
    assumeTrue(OwnPeers.installed(), "PostgreSQL or Mosquitto is not installed");
    Rigs.close();
    var folder = Path.of("target", "rigs", "played").toAbsolutePath();
    Folders.empty(folder);
    stand = Stand.start(Rigs.installation(), folder, 2, Rigs.seed());
    stand.pace(4);
  }

  @AfterAll
  static void stop() {
    if (stand != null) stand.close();
  }

  @Test
  @Order(1)
  void killedAtSavedChangesARolloutEndsAsItWouldHave() {
    var round = new CrashRound(stand, Rigs.seed(), System.out::println);
    round.kill(Tale.GOOD, Moment.DONE, IntStream.of(5));
    round.kill(Tale.FAILING, Moment.ASKED, IntStream.of(4));
    assertThat(round.outcome().failures()).isEmpty();
    assertThat(round.outcome().killed()).hasSize(2);
  }

  @Test
  @Order(2)
  void aDatabaseRestoredFromAnOldDumpIsHealedAndNodesTakeTheNextGeneration() {
    stand.pace(4);
    var round = new RestoreRound(stand, Rigs.seed(), System.out::println);
    assertThat(round.run(Duration.ZERO).failures()).isEmpty();
  }

  @Test
  @Order(3)
  void anotherProgramJudgesAgainAndNoticesEachDamage() {
    stand.pace(4);
    var round = new RecomputedRound(stand, Rigs.installation().root(), System.out::println);
    var outcome = round.run(RecomputedRound.QUICK, Plans.SHORT, Rigs.seed());
    assertThat(outcome.failures()).isEmpty();
    assertThat(outcome.controls()).isNotEmpty().doesNotContainValue(false);
  }
}
