package dev.loupe.it.scenario.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.it.rig.Rig;
import dev.loupe.it.scenario.LivePage;
import dev.loupe.it.scenario.Rigs;
import dev.loupe.it.scenario.Trial;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlcRestartTest {
  private final Trial trial = new Trial(Rigs.embedded());
  private final Rig rig = trial.rig();

  @Test
  void afterAPlcsRestartTheNodesComeBackAndOnlyThePartsInHandAreWithoutAWord() {
    assertThat(rig.plc().nextTrigger(Rig.PATIENCE)).isPresent();
    rig.line().kill();
    var inHand = rig.plc().openAt(Long.MAX_VALUE).stream().map(it -> it.text("part")).toList();
    assertThat(
            LivePage.shows(
                rig, "node-1", it -> !it.path("plc").asText().equalsIgnoreCase("connected")))
        .isTrue();
    rig.line().start();
    trial.settle();
    assertThat(
            LivePage.shows(
                rig, "node-1", it -> it.path("plc").asText().equalsIgnoreCase("connected")))
        .isTrue();
    assertThat(differencesBut(inHand)).isEmpty();
  }

  private List<String> differencesBut(List<String> parts) {
    return rig.differences(trial.mark()).stream()
        .filter(sentence -> parts.stream().noneMatch(sentence::contains))
        .toList();
  }
}
