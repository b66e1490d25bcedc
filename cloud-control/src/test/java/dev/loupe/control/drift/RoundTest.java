package dev.loupe.control.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T00:59:59Z, 2026-11-19T01:00:00Z, the day before in winter",
    "2026-11-20T01:00:00Z, 2026-11-20T01:00:00Z, just now in winter",
    "2026-07-20T09:00:00Z, 2026-07-20T00:00:00Z, in summer",
    "2026-03-29T12:00:00Z, 2026-03-29T01:00:00Z, the hour that does not exist",
  })
  void theDailyPatrolIsDueAtTwoPlantTime(Instant now, Instant due, String when) {
    assertThat(Round.DAILY.due(now, BERLIN)).as(when).isEqualTo(due);
  }

  @Test
  void theHourlyPatrolIsDueOnTheHour() {
    assertThat(Round.HOURLY.due(Instant.parse("2026-11-20T10:59:59.9Z"), BERLIN))
        .isEqualTo("2026-11-20T10:00:00Z");
  }

  @Test
  void allPatrolsOfADayShareOneBudget() {
    var day =
        Round.DAILY.level() + 24 * Round.HOURLY.level() + Round.DEMANDS * Round.DEMAND.level();
    assertThat(day).isLessThanOrEqualTo(0.05 + 1e-12);
  }
}
