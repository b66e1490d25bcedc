package dev.loupe.it.scenario.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.it.rig.Rig;
import dev.loupe.it.scenario.LivePage;
import dev.loupe.it.scenario.Rigs;
import dev.loupe.it.scenario.Trial;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A cable of node-1 is cut or goes silent; node-2 is the control.
class NetworkCutTest {
  private static final Duration WHILE = Duration.ofSeconds(Rigs.full() ? 60 : 6);

  private final Trial trial = new Trial(Rigs.embedded());
  private final Rig rig = trial.rig();

  @AfterEach
  void plug() {
    rig.cables(0).plc().plug();
    rig.cables(0).broker().plug();
  }

  @Test
  void withoutItsPlcANodeSaysSoAndComesBackByItself() {
    rig.cables(0).plc().cut();
    assertThat(LivePage.shows(rig, "node-1", it -> !connected(it.path("plc").asText()))).isTrue();
    assertThat(LivePage.shows(rig, "node-2", it -> connected(it.path("plc").asText()))).isTrue();
    var cut = rig.plc().mark();
    LivePage.pause(WHILE);
    assertThat(triggers(cut, "aoi-1")).isZero();
    assertThat(triggers(cut, "aoi-2")).isPositive();
    comesBack();
  }

  @Test
  void aPlcThatGoesSilentIsNoticedAsWell() {
    rig.cables(0).plc().silence();
    assertThat(LivePage.shows(rig, "node-1", it -> !connected(it.path("plc").asText()))).isTrue();
    comesBack();
  }

  private void comesBack() {
    rig.cables(0).plc().plug();
    var plugged = rig.plc().mark();
    rig.awaitWord(plugged, "aoi-1");
    trial.settle();
    assertThat(LivePage.shows(rig, "node-1", it -> connected(it.path("plc").asText()))).isTrue();
    assertThat(trial.passedWithoutWord()).isEmpty();
    trial.isOtherwiseRight();
  }

  @Test
  void withoutTheBrokerTheLineGoesOnAndTheLedgerCatchesUp() {
    rig.cables(0).broker().silence();
    assertThat(LivePage.shows(rig, "node-1", it -> !it.path("online").asBoolean())).isTrue();
    var silent = rig.plc().mark();
    LivePage.pause(WHILE);
    assertThat(triggers(silent, "aoi-1")).isPositive();
    assertThat(trial.undelivered("aoi-1")).isPositive();
    assertThat(LivePage.shows(rig, "node-2", it -> it.path("online").asBoolean())).isTrue();
    rig.cables(0).broker().plug();
    trial.settle();
    assertThat(LivePage.shows(rig, "node-1", it -> it.path("online").asBoolean())).isTrue();
    assertThat(trial.errors()).isEmpty();
    trial.isOtherwiseRight();
  }

  private long triggers(int mark, String station) {
    return rig.plc().since(mark, "trigger").stream()
        .filter(it -> it.station().equals(station))
        .count();
  }

  private static boolean connected(String plc) {
    return plc.equalsIgnoreCase("connected");
  }
}
