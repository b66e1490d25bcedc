package dev.loupe.it.scenario.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loupe.it.rig.Rig;
import dev.loupe.it.scenario.JournalLog;
import dev.loupe.it.scenario.LivePage;
import dev.loupe.it.scenario.Rigs;
import dev.loupe.it.scenario.SmallVolume;
import dev.loupe.it.scenario.Trial;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The volume that node-1 keeps its journal on runs full, and is freed again.
class JournalFullTest {
  private final Trial trial = new Trial(Rigs.embedded());
  private final Rig rig = trial.rig();

  @AfterEach
  void free() throws IOException {
    SmallVolume.free(rig.node(0).data());
  }

  @Test
  void withoutASpaceForTheJournalNothingPassesAndNothingIsForgotten()
      throws IOException, SQLException {
    assumeTrue(SmallVolume.isMounted(rig.node(0).data()), "needs the right to mount a tmpfs");
    trial.settle(); // nothing but the next part's inspection has to be written
    JournalLog.truncate(rig.node(0).data());
    try (var _ = SmallVolume.keepFull(rig.node(0).data())) {
      rig.resume();
      trial.awaitError("aoi-1", "JOURNAL");
      assertThat(LivePage.showsFault(rig, "node-1", "JOURNAL")).isTrue();
      var full = rig.plc().mark();
      LivePage.pause(Duration.ofSeconds(3));
      assertThat(triggers(full, "aoi-1")).as("not Ready: the PLC triggers no part").isZero();
      assertThat(triggers(full, "aoi-2")).isPositive();
    }
    assertThat(LivePage.showsFault(rig, "node-1", "")).isTrue();
    trial.settle();
    assertThat(trial.passedWithoutWord()).isEmpty();
    assertThat(trial.errors()).isNotEmpty().containsOnly("aoi-1 JOURNAL");
    trial.isOtherwiseRight();
  }

  private long triggers(int mark, String station) {
    return rig.plc().since(mark, "trigger").stream()
        .filter(it -> it.station().equals(station))
        .count();
  }
}
