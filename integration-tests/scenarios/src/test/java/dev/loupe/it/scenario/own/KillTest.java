package dev.loupe.it.scenario.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.it.kill.KillRound;
import dev.loupe.it.kill.Victim;
import dev.loupe.it.scenario.Rigs;
import dev.loupe.it.scenario.Trial;
import org.junit.jupiter.api.Test;

class KillTest {
  private final Trial trial = new Trial(Rigs.own());

  @Test
  void killMinusNineOfPostgresAndOfMosquittoLosesAndDoublesNothing() {
    var report = new KillRound(trial.rig(), Rigs.seed(), System.out::println).run(Victim.OWN, 2);
    assertThat(report.kills()).hasSize(4);
    assertThat(report.failures()).isEmpty();
  }
}
