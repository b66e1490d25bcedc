package dev.loupe.control.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.control.training.Ended.Again;
import dev.loupe.control.training.Ended.Exit;
import dev.loupe.control.training.Ended.Failed;
import dev.loupe.control.training.Ended.Stop;
import org.junit.jupiter.api.Test;

class EndedTest {
  @Test
  void aKilledProcessIsStartedAgainAndFailsPlainlyTheThirdTime() {
    assertThat(Ended.of(new Exit(137, null, 1, null))).isInstanceOf(Again.class);
    assertThat(Ended.of(new Exit(137, null, 2, null))).isInstanceOf(Again.class);
    assertThat(Ended.of(new Exit(137, "The last word.", 3, null)))
        .isEqualTo(
            new Failed("Its process was ended by signal 9, 3 times. It said: The last word."));
  }

  @Test
  void whatWeStoppedOurselvesSaysWhy() {
    assertThat(Ended.of(new Exit(143, null, 1, Stop.CANCEL))).isInstanceOf(Ended.Cancelled.class);
    assertThat(Ended.of(new Exit(143, null, 1, Stop.CLOSING))).isInstanceOf(Again.class);
    assertThat(((Failed) Ended.of(new Exit(137, null, 1, Stop.MEMORY))).sentence())
        .contains("memory");
    assertThat(((Failed) Ended.of(new Exit(4, null, 1, null))).sentence()).contains("longer");
  }

  @Test
  void anOutcomeThatWasReachedBeforeTheStopCounts() {
    assertThat(Ended.of(new Exit(0, null, 1, Stop.CANCEL))).isInstanceOf(Ended.Trained.class);
    assertThat(Ended.of(new Exit(3, null, 1, null))).isInstanceOf(Ended.Refused.class);
  }
}
