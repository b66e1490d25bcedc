package dev.loupe.control.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.control.fleet.Lineage.Known;
import dev.loupe.schema.fleet.FaultCode;
import dev.loupe.schema.fleet.Report;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LineageTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final UUID FIRST = UUID.randomUUID();
  private static final UUID SECOND = UUID.randomUUID();
  private static final UUID THIRD = UUID.randomUUID();

  /// `SECOND` took the place of `FIRST` at noon.
  private static final Lineage RESTARTED =
      new Lineage(
          List.of(
              new Known(FIRST, null, NOON.minusSeconds(60), NOON),
              new Known(SECOND, FIRST, NOON, null)));

  private static Report report(UUID live, @Nullable UUID predecessor, Instant sentAt) {
    return new Report(
        1,
        sentAt,
        new Report.Software("0.1"),
        new Report.Place("line-1", "aoi-1"),
        new Report.Journals(live, predecessor, List.of()),
        List.of(),
        true,
        FaultCode.NONE,
        new Report.Plc(Report.PlcState.CONNECTED, "1.0"),
        0,
        new Report.Disk(1, 2),
        0);
  }

  @Test
  void aRestartIsNoSecondProcess() {
    assertThat(RESTARTED.duplicate(report(THIRD, SECOND, NOON.plusSeconds(60)))).isEmpty();
    assertThat(RESTARTED.duplicate(report(SECOND, FIRST, NOON.plusSeconds(1)))).isEmpty();
  }

  @Test
  void twoJournalsWithOnePredecessorAreTwoProcesses() {
    assertThat(RESTARTED.duplicate(report(THIRD, FIRST, NOON.plusSeconds(60))))
        .hasValueSatisfying(it -> assertThat(it).contains("both follow " + FIRST));
  }

  @Test
  void aKnownSiblingAloneIsNoEvidenceThatTheOtherStillLives() {
    var copied =
        new Lineage(
            List.of(
                new Known(SECOND, FIRST, NOON, NOON.plusSeconds(9)),
                new Known(THIRD, FIRST, NOON.plusSeconds(9), null)));

    assertThat(copied.duplicate(report(THIRD, FIRST, NOON.plusSeconds(60)))).isEmpty();
    assertThat(copied.duplicate(report(SECOND, FIRST, NOON.plusSeconds(60)))).isPresent();
  }

  @Test
  void aSupersededJournalThatReportsAgainIsASecondProcess() {
    assertThat(RESTARTED.duplicate(report(FIRST, null, NOON.plusSeconds(1))))
        .hasValueSatisfying(it -> assertThat(it).contains(FIRST.toString()));
  }

  @Test
  void aReportThatWasOnItsWayDuringTheRestartIsOnlyStale() {
    var late = report(FIRST, null, NOON.minusMillis(10));

    assertThat(RESTARTED.duplicate(late)).isEmpty();
    assertThat(RESTARTED.isStale(late)).isTrue();
  }

  @Test
  void aNewDiskTwiceIsNoSecondProcessUntilTheFormerReportsAgain() {
    assertThat(RESTARTED.duplicate(report(THIRD, null, NOON.plusSeconds(60)))).isEmpty();
  }
}
