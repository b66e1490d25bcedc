package dev.loupe.it.scenario.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.it.rig.Rig;
import dev.loupe.it.scenario.LivePage;
import dev.loupe.it.scenario.Rigs;
import dev.loupe.it.scenario.Trial;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LedgerRestoredTest {
  private final Trial trial = new Trial(Rigs.own());
  private final Rig rig = trial.rig();

  @Test
  void aLedgerRestoredFromAnOldDumpAsksForWhatItLacks() {
    trial.awaitWords(3);
    var dump = rig.folder().resolve("ledger.dump");
    rig.peers().postgres().dump(dump);
    LivePage.pause(Duration.ofSeconds(Rigs.full() ? 240 : 5));
    trial.settle();
    trial.isOtherwiseRight();
    var before = rig.ledger().deliveries();
    restore(dump);
    assertThat(rig.ledger().deliveries()).as("the dump is old").isLessThan(before);
    rig.control().start();
    rig.control().awaitReady(Rig.PATIENCE);
    rig.resume();
    trial.settle();
    assertThat(rig.ledger().reaches(Rig.PATIENCE, before, "select count(*) from delivery"))
        .isTrue();
    trial.isOtherwiseRight();
  }

  private void restore(Path dump) {
    rig.control().stop(Duration.ofSeconds(20));
    rig.peers().postgres().restore(dump);
  }
}
