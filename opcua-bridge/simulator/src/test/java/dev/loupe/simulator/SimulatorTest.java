package dev.loupe.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorTest {
  @TempDir Path folder;
  private final PrintStream realErr = System.err;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @BeforeEach
  void listen() {
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void restore() {
    System.setErr(realErr);
  }

  private int run(String station, String... more) {
    var arguments =
        new ArrayList<>(
            List.of(
                "--station", station,
                "--templates", folder.resolve("templates").toString(),
                "--log", folder.resolve("log").toString(),
                "--truth", folder.resolve("truth.jsonl").toString()));
    arguments.addAll(List.of(more));
    return Simulator.run(arguments.toArray(String[]::new));
  }

  /// The one sentence, without what the JVM itself may say.
  private String sentence() {
    var lines =
        said.toString(StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.startsWith("opcua-simulator: "));
    return String.join("|", lines.toList());
  }

  private String station(int port) {
    return "aoi-1:" + port + ":" + folder.resolve("camera");
  }

  @Test
  void stopsWhenTheStopFileAppearsAndLeavesTemplatesTruthAndLog() throws IOException {
    var stop = Files.createFile(folder.resolve("stop"));
    assertThat(run(station(FreePort.next()), "--stop-file", stop.toString())).isZero();
    assertThat(folder.resolve("templates/controller/p1.png")).isNotEmptyFile();
    assertThat(Files.readAllLines(folder.resolve("log/aoi-1.jsonl")))
        .hasSize(2)
        .allMatch(line -> line.contains("\"station\":\"aoi-1\""));
    assertThat(folder.resolve("truth.jsonl")).exists();
  }

  @Test
  void aPortInUseIsOneSentence() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThat(run(station(taken.getLocalPort()))).isEqualTo(1);
      assertThat(sentence())
          .isEqualTo(
              "opcua-simulator: port %d is in use: choose another for this station"
                  .formatted(taken.getLocalPort()));
    }
  }

  @Test
  void aStationThatIsNoneIsOneSentence() {
    assertThat(run("aoi-1")).isEqualTo(2);
    assertThat(sentence())
        .contains("'aoi-1' is not NAME:PORT:CAMERA_DIR[:PACE]")
        .doesNotContain("|");
  }

  @Test
  void aMissingFolderOfImagesIsOneSentence() throws IOException {
    assertThat(run(station(FreePort.next()), "--images", folder.resolve("none").toString()))
        .isEqualTo(1);
    assertThat(sentence())
        .contains("no folder " + folder.resolve("none/pairs"))
        .doesNotContain("|");
  }

  @Test
  void aMixThatIsNoHundredIsOneSentence() throws IOException {
    assertThat(run(station(FreePort.next()), "--mix", "60,30,11")).isEqualTo(1);
    assertThat(sentence()).contains("--mix takes three percentages").doesNotContain("|");
  }

  @Test
  void aDegradationThatIsNoneIsOneSentence() throws IOException {
    assertThat(run(station(FreePort.next()), "--degrade", "aoi-1:blur:600")).isEqualTo(2);
    assertThat(sentence())
        .contains("'aoi-1:blur:600' is not STATION:shift2|erode|dim:PART, as aoi-1:dim:600")
        .doesNotContain("|opcua-simulator");
  }

  @Test
  void aDegradedStationThatIsNotThereIsOneSentence() throws IOException {
    assertThat(run(station(FreePort.next()), "--degrade", "aoi-2:dim:600")).isEqualTo(1);
    assertThat(sentence())
        .contains("--degrade names no station of this line: aoi-2; there are aoi-1");
  }

  @Test
  void aProductThatThisLineDoesNotMakeIsOneSentence() throws IOException {
    assertThat(run(station(FreePort.next()), "--products", "1:phone=1")).isEqualTo(1);
    assertThat(sentence()).contains("--products names phone; this line makes controller");
  }
}
