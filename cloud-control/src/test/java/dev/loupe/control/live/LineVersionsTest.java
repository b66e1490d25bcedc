package dev.loupe.control.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineVersionsTest {
  private final LineVersions versions = new LineVersions(1000);

  @Test
  void aLineThatNeverChangedHasTheVersionOfTheStart() {
    assertThat(versions.of("line-1")).isEqualTo(1000);
  }

  @Test
  void eachChangeGivesAHigherVersionToItsLineAlone() {
    versions.changed("line-1", 2000);
    versions.changed("line-1", 2000);
    assertThat(versions.of("line-1")).isEqualTo(2001);
    assertThat(versions.of("line-2")).isEqualTo(1000);
  }

  @Test
  void aClockThatGoesBackDoesNotTakeAVersionBack() {
    versions.changed("line-1", 2000);
    versions.changed("line-1", 500);
    assertThat(versions.of("line-1")).isEqualTo(2001);
  }

  @Test
  void aChangeEverywhereIsAboveEveryLine() {
    versions.changed("line-1", 2000);
    versions.everywhere(1500);
    assertThat(versions.of("line-1")).isEqualTo(2001);
    assertThat(versions.of("line-2")).isEqualTo(2001);
    versions.changed("line-2", 1500);
    assertThat(versions.of("line-2")).isEqualTo(2002);
  }
}
