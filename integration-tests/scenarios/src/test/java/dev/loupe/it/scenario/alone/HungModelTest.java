package dev.loupe.it.scenario.alone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.it.plant.Model;
import dev.loupe.it.process.Await;
import dev.loupe.it.rig.Layout;
import dev.loupe.it.rig.Rig;
import dev.loupe.it.scenario.LivePage;
import dev.loupe.it.scenario.Rigs;
import dev.loupe.it.scenario.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A real model that works on a dim board for many seconds, at a lamp that begins to fade.
class HungModelTest {
  private static final Path FOLDER = Path.of("target", "models", "hanging").toAbsolutePath();
  private static final int SIDE = 640;

  private Rig rig;

  @BeforeEach
  void start() throws IOException {
    var onnx = Files.createDirectories(FOLDER).resolve("hanging.onnx");
    Files.write(onnx, HangingModel.forImages(SIDE, SIDE));
    var model = Model.wrap(onnx, FOLDER.resolve("bundle"));
    rig =
        Rigs.fresh(
            "hung",
            Layout.of(1)
                .with(plan ->
                    plan.with(model).with(plan.feed().option("--degrade", "aoi-1:dim:20"))));
    rig.start();
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void aModelThatHangsIsAnErrorByTheDeadlineAndStopsItsStationUntilItIsFree() throws IOException {
    var trial = new Trial(rig);
    var word = trial.awaitError("aoi-1", "DEADLINE");
    assertThat(LivePage.shows(rig, "node-1", it -> !it.path("ready").asBoolean())).isTrue();
    var hung = rig.plc().mark();
    assertThat(LivePage.showsFault(rig, "node-1", "HUNG")).isTrue();
    assertThat(rig.plc().since(hung, "trigger")).as("Ready is 0: no part comes").isEmpty();
    rig.pause();
    assertThat(LivePage.showsFault(rig, "node-1", "")).as("it has answered").isTrue();
    assertThat(LivePage.shows(rig, "node-1", it -> it.path("ready").asBoolean())).isTrue();
    assertThat(late(word.text("partId"))).as("the late answer is logged").isTrue();
    assertThat(rig.drained(Rig.PATIENCE)).isTrue();
    assertThat(trial.errors()).containsExactly("aoi-1 DEADLINE");
    assertThat(rig.plc().since(trial.mark(), "violation")).isEmpty();
    trial.isOtherwiseRight();
  }

  private boolean late(String part) {
    return Await.until(
        Duration.ofSeconds(5),
        () -> {
          try {
            return Files.readString(rig.node(0).child().log())
                .lines()
                .anyMatch(it -> it.contains("past the deadline of part " + part));
          } catch (IOException e) {
            return false; // not yet
          }
        });
  }
}
