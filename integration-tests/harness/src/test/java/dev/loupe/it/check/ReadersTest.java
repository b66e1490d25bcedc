package dev.loupe.it.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReadersTest {
  private static final String TRIGGER =
      "{\"at\":\"2026-01-01T00:00:00Z\",\"nanos\":1,\"station\":\"aoi-1\",\"event\":\"trigger\","
          + "\"seq\":%d,\"part\":\"%s\",\"lot\":\"L1\",\"recipe\":\"R\",\"position\":\"1\"}\n";
  private static final String WORD =
      "{\"station\":\"aoi-1\",\"event\":\"word\",\"seq\":%d,\"word\":65537,\"verdict\":1,"
          + "\"partId\":\"%s\",\"ms\":12.5}\n";
  private static final String DISPOSED =
      "{\"station\":\"aoi-1\",\"event\":\"disposed\",\"seq\":1,\"part\":\"A\","
          + "\"decision\":\"pass\",\"reason\":\"\"}\n";

  @Test
  void aTriggerItsWordAndItsEndAreOneShot() {
    var log = PlcLogReader.parse(TRIGGER.formatted(1, "A") + WORD.formatted(1, "A") + DISPOSED);
    assertThat(log.shots())
        .containsExactly(
            new Shot(
                "aoi-1",
                1,
                new Shot.Part("A", "L1", "R", "1"),
                List.of(new Shot.Word(65537, 1, "A", 12.5)),
                Shot.Decision.PASS));
  }

  @Test
  void afterAResetTheSameNumberIsAnotherShot() {
    var reset = "{\"station\":\"aoi-1\",\"event\":\"reset\"}\n";
    var log =
        PlcLogReader.parse(
            TRIGGER.formatted(1, "A") + reset + TRIGGER.formatted(1, "B") + WORD.formatted(1, "B"));
    assertThat(log.shots()).extracting(shot -> shot.words().size()).containsExactly(0, 1);
  }

  @Test
  void aWordWithoutATriggerIsAStray() {
    assertThat(PlcLogReader.parse(WORD.formatted(1, "A")).strays()).hasSize(1);
  }

  @Test
  void aTornLastLineIsLeftOut() {
    assertThat(PlcLogReader.parse(TRIGGER.formatted(1, "A") + "{\"station\":\"ao").shots())
        .hasSize(1);
  }

  @Test
  void truthCarriesKindAndBoxes() {
    var truths =
        TruthReader.parse(
            "{\"part\":\"A\",\"kind\":\"one-defect\","
                + "\"boxes\":[{\"box\":[1,2,3,4],\"kind\":\"short\"}]}\n{\"part\":\"B\",\"ki");
    assertThat(truths).hasSize(1);
    assertThat(truths.getFirst().kind()).isEqualTo(Truth.Kind.ONE_DEFECT);
    assertThat(truths.getFirst().flaws().getFirst().kind()).isEqualTo("short");
  }
}
