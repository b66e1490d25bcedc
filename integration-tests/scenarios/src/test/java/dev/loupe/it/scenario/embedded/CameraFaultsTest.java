package dev.loupe.it.scenario.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.it.scenario.LivePage;
import dev.loupe.it.scenario.Rigs;
import dev.loupe.it.scenario.Trial;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// One bad frame costs a part or two, and never gives a part its neighbour's verdict.
class CameraFaultsTest {
  private final Trial trial = new Trial(Rigs.embedded());

  @Test
  void aBrokenImageIsAnErrorOfThatPartAlone() throws IOException {
    trial.rig().order("aoi-1", "broken-file");
    var word = trial.awaitError("aoi-1", "BROKEN_IMAGE");
    trial.settle();
    assertThat(trial.errors()).containsExactly("aoi-1 BROKEN_IMAGE");
    assertThat(trial.decision(word)).isEqualTo("error");
    assertThat(trial.onPage(word).path("error").path("code").asText()).isEqualTo("BROKEN_IMAGE");
    assertThat(trial.onPage(word).path("verdict").asText()).isEqualTo("ERROR");
    trial.isOtherwiseRight();
  }

  @Test
  void aLostFrameIsAnErrorOfThatPartAlone() throws IOException {
    trial.rig().order("aoi-1", "lost-frame");
    var word = trial.awaitError("aoi-1", "NO_FRAME");
    trial.settle();
    assertThat(trial.errors()).containsExactly("aoi-1 NO_FRAME");
    assertThat(trial.decision(word)).isNotEqualTo("pass");
    assertThat(trial.onPage(word).path("error").path("code").asText()).isEqualTo("NO_FRAME");
    trial.isOtherwiseRight();
  }

  @Test
  void aMissedStrobeStopsTheStationUntilCameraAndPlcAreInStepAgain() throws IOException {
    trial.rig().order("aoi-1", "missed-strobe");
    trial.awaitEvent("aoi-1", "reset");
    trial.awaitWords(5);
    trial.settle();
    assertThat(trial.errors()).isNotEmpty().isSubsetOf("aoi-1 NO_FRAME", "aoi-1 OUT_OF_STEP");
    assertThat(trial.errors()).hasSizeLessThanOrEqualTo(2);
    assertThat(LivePage.showsFault(trial.rig(), "node-1", "")).isTrue();
    trial.isOtherwiseRight();
  }

  @Test
  void aTrigSeqThatJumpsStopsTheStationUntilItsReset() throws IOException {
    trial.rig().order("aoi-1", "count-from 1");
    trial.awaitEvent("aoi-1", "reset");
    trial.awaitWords(5);
    trial.settle();
    assertThat(trial.errors()).isNotEmpty().isSubsetOf("aoi-1 NO_FRAME", "aoi-1 OUT_OF_STEP");
    assertThat(trial.errors()).hasSizeLessThanOrEqualTo(2);
    assertThat(LivePage.showsFault(trial.rig(), "node-1", "")).isTrue();
    trial.isOtherwiseRight();
  }
}
