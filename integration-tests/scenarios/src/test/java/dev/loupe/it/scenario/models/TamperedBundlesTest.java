package dev.loupe.it.scenario.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loupe.it.rig.OwnPeers;
import dev.loupe.it.scenario.Folders;
import dev.loupe.it.scenario.Rigs;
import dev.loupe.it.tamper.TamperRound;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The quick form of `./prove tamper`: some rows of its table.
class TamperedBundlesTest {
  @Test
  void eachSpoiltBundleGetsItsCodeAtTheNodeAndServingNeverStops() throws IOException {
    assumeTrue(OwnPeers.installed(), "PostgreSQL or Mosquitto is not installed");
    Rigs.close();
    var folder = Path.of("target", "rigs", "tamper").toAbsolutePath();
    Folders.empty(folder);
    try (var round = TamperRound.start(Rigs.installation(), folder, System.out::println)) {
      var outcome = round.run(Rigs.full());
      assertThat(outcome.failures()).isEmpty();
      assertThat(outcome.rows()).hasSizeGreaterThanOrEqualTo(5);
      assertThat(outcome.parts()).isPositive();
    }
  }
}
