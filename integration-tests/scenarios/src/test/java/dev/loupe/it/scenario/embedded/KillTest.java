package dev.loupe.it.scenario.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.it.kill.KillRound;
import dev.loupe.it.kill.Victim;
import dev.loupe.it.scenario.Rigs;
import dev.loupe.it.scenario.Trial;
import org.junit.jupiter.api.Test;

class KillTest {
  private final Trial trial = new Trial(Rigs.embedded());

  @Test
  void killMinusNineOfNodeControlPlaneAndPostgresLosesAndDoublesNothing() {
    var report =
        new KillRound(trial.rig(), Rigs.seed(), System.out::println).run(Victim.EMBEDDED, 2);
    assertThat(report.kills()).hasSize(6);
    assertThat(report.failures()).isEmpty();
  }
}
