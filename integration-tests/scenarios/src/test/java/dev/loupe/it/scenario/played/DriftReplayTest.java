package dev.loupe.it.scenario.played;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loupe.it.drift.Replayed;
import dev.loupe.it.played.Stand;
import dev.loupe.it.rig.OwnPeers;
import dev.loupe.it.scenario.Folders;
import dev.loupe.it.scenario.Rigs;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The quick form of `./prove drift`: the lots that real nodes summed up there, sent over the wire.
class DriftReplayTest {
  private static Path recording() throws URISyntaxException {
    var file = DriftReplayTest.class.getResource("/drift-lots.jsonl.gz");
    return Path.of(Objects.requireNonNull(file).toURI());
  }

  @Test
  void calibratedLotsStaySilentAndDegradedCamerasAreNamed() throws URISyntaxException {
    assumeTrue(OwnPeers.installed(), "PostgreSQL or Mosquitto is not installed");
    Rigs.close();
    var folder = Path.of("target", "rigs", "drift").toAbsolutePath();
    Folders.empty(folder);
    try (var stand =
        Stand.start(Rigs.installation(), folder, 3, Rigs.seed(), Replayed.settings())) {
      var outcome = Replayed.run(stand, recording(), System.out::println);
      assertThat(outcome.failures()).isEmpty();
      assertThat(outcome.acts()).hasSizeGreaterThan(10);
    }
  }
}
