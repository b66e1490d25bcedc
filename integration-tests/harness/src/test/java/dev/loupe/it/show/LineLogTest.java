package dev.loupe.it.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.it.loop.Workshop.Made;
import dev.loupe.it.rig.PlcWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineLogTest {
  @TempDir Path folder = Path.of("set by JUnit");

  private static Made made(String version, char digit) {
    return new Made("pcb", version, String.valueOf(digit).repeat(64), new byte[0]);
  }

  private static String word(long nanos, String model, String verdict) {
    return """
    {"at":"2026-01-31T12:00:00Z","nanos":%d,"station":"aoi-1","event":"word","seq":1,"verdict":"%s","partId":"SN-1","model":"%s"}
    """
        .formatted(nanos, verdict, model);
  }

  @Test
  void whoDecidedAPartStandsInThePlcsTag() throws IOException {
    var one = made("one", 'a');
    var other = made("other", 'b');
    Files.writeString(
        folder.resolve("aoi-1.jsonl"),
        word(0, Detectors.label(one), "PASS")
            + word(500_000_000, Detectors.label(one), "REJECT")
            + word(1_000_000_000, Detectors.label(other), "PASS"));
    var log = new LineLog(new PlcWatch(folder));
    assertThat(log.decidedBy(one)).isEqualTo(2);
    assertThat(log.decidedBy(other)).isEqualTo(1);
    assertThat(log.decidedBy(made("third", 'c'))).isZero();
    assertThat(log.words()).extracting(LineLog.Word::passed).containsExactly(true, false, true);
  }

  @Test
  void timesWhenTheLineStandsAreNoPace() throws IOException {
    var label = Detectors.label(made("one", 'a'));
    var words = new StringBuilder();
    for (var second : new int[] {0, 1, 2, 60, 61}) {
      words.append(word(second * 1_000_000_000L + 1, label, "PASS"));
      words.append(word(second * 1_000_000_000L + 500_000_001, label, "PASS"));
    }
    Files.writeString(folder.resolve("aoi-1.jsonl"), words);
    assertThat(new LineLog(new PlcWatch(folder)).pace()).isEqualTo(2);
  }
}
