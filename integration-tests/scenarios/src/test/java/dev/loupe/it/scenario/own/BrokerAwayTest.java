package dev.loupe.it.scenario.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.it.rig.Rig;
import dev.loupe.it.scenario.LivePage;
import dev.loupe.it.scenario.Rigs;
import dev.loupe.it.scenario.Trial;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BrokerAwayTest {
  private static final Duration AWAY = Duration.ofSeconds(Rigs.full() ? 60 : 10);

  private final Trial trial = new Trial(Rigs.own());
  private final Rig rig = trial.rig();

  @Test
  void whileTheBrokerIsAwayTheLineGoesOnAndAfterwardsNothingIsMissing() {
    rig.peers().mosquitto().stop();
    var gone = rig.plc().mark();
    LivePage.pause(AWAY);
    assertThat(rig.plc().since(gone, "word")).hasSizeGreaterThan((int) AWAY.toSeconds());
    assertThat(trial.undelivered("aoi-1")).isGreaterThan(AWAY.toSeconds());
    assertThat(LivePage.shows(rig, "node-1", it -> !it.path("online").asBoolean())).isTrue();
    rig.peers().mosquitto().start();
    assertThat(LivePage.shows(rig, "node-1", it -> it.path("online").asBoolean())).isTrue();
    trial.settle();
    assertThat(trial.undelivered("aoi-1")).isZero();
    assertThat(trial.errors()).isEmpty();
    trial.isOtherwiseRight();
  }
}
