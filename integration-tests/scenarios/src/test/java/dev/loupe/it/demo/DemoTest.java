package dev.loupe.it.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.it.process.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final List<String> KEYS =
      List.of(
          "seed",
          "triggered",
          "results",
          "rows",
          "lost",
          "doubled",
          "verdictMismatch",
          "errors",
          "review",
          "good",
          "falseCalls",
          "oneDefect",
          "escapes",
          "whole",
          "boxesFound",
          "boxes",
          "p50Ms",
          "p99Ms",
          "bareP50Ms",
          "bareP99Ms");

  @TempDir private Path folder;

  @AfterEach
  void nothingIsLeftRunning() {
    var left = Run.living(folder);
    left.forEach(ProcessHandle::destroyForcibly);
    assertThat(left).isEmpty();
  }

  private Run demo(String... options) {
    var command = new ArrayList<>(List.of("demo", "--data", folder.resolve("data").toString()));
    command.addAll(List.of(options));
    return Run.start(folder, Map.of(), command.toArray(String[]::new));
  }

  private static JsonNode figures(Run run) throws IOException {
    var json = new ObjectMapper().readTree(run.lastLine());
    var names = new ArrayList<String>();
    json.fieldNames().forEachRemaining(names::add);
    assertThat(names).isEqualTo(KEYS);
    return json;
  }

  private void refused(Run run, String... words) {
    assertThat(run.await(PATIENCE)).isEqualTo(2);
    assertThat(run.errors().lines()).hasSize(1);
    assertThat(run.errors()).contains(words);
  }

  @Test
  void aCheckOnDrawnBoardsPassesAndPrintsItsFiguresLast() throws IOException {
    var run = demo("--check", "--seconds", "8", "--seed", "3");
    assertThat(run.await(PATIENCE)).as(run.output() + run.errors()).isZero();
    var figures = figures(run);
    assertThat(figures.path("seed").asInt()).isEqualTo(3);
    assertThat(figures.path("triggered").asInt()).isGreaterThan(20);
    assertThat(figures.path("bareP50Ms").asDouble()).isPositive();
  }

  @Test
  void aCheckOnRealBoardsPasses() throws IOException {
    var boards = boards();
    var run =
        demo(
            "--check",
            "--seconds",
            "20",
            "--images",
            boards.resolve("data/deeppcb").toString(),
            "--model",
            boards.resolve("models/pcb-int8.onnx").toString());
    assertThat(run.await(PATIENCE)).as(run.output() + run.errors()).isZero();
    assertThat(figures(run).path("boxesFound").asInt()).isPositive();
  }

  @Test
  void aCheckOfTheNativeNodesPasses() throws IOException {
    assumeThat(System.getenv("LOUPE_NATIVE_EDGE")).as("no native edge node was built").isNotNull();
    var run = demo("--check", "--seconds", "8", "--native");
    assertThat(run.await(PATIENCE)).as(run.output() + run.errors()).isZero();
    assertThat(figures(run).path("triggered").asInt()).isGreaterThan(20);
  }

  private static Path boards() {
    var data = System.getenv("LOUPE_TEST_DATA");
    assumeThat(data).as("LOUPE_TEST_DATA names no boards and detectors").isNotNull();
    return Path.of(data);
  }

  private String[] ports() {
    return new String[] {
      "--http-port",
      port(),
      "--broker-port",
      port(),
      "--postgres-port",
      port(),
      "--plc-port",
      twoPorts(),
      "--node-port",
      twoPorts()
    };
  }

  private static String port() {
    return Integer.toString(Ports.free());
  }

  /// The first of two neighbours that are free, and given to nobody else.
  private static String twoPorts() {
    while (true) {
      var first = Ports.free();
      if (Ports.free() == first + 1) return Integer.toString(first);
    }
  }

  @Test
  void theDemoStopsOnCtrlCAndStartsAgainOnTheSameDataEvenAfterAKill() {
    var ports = ports();
    var first = demo(ports);
    assertThat(first.awaitOutput("Ctrl-C stops it.", PATIENCE)).as(first.errors()).isTrue();
    assertThat(first.awaitOutput(" parts: ", PATIENCE)).isTrue();
    first.interrupt();
    assertThat(first.await(PATIENCE)).isZero();
    assertThat(first.output()).contains("stopping the line", "draining the nodes", "stopped");
    assertThat(Run.living(folder)).isEmpty();

    var second = demo(ports);
    assertThat(second.awaitOutput("Ctrl-C stops it.", PATIENCE)).as(second.errors()).isTrue();
    second.process().destroyForcibly();
    assertThat(Run.living(folder.resolve("data"))).isNotEmpty();

    var third = demo(ports);
    assertThat(third.awaitOutput("Ctrl-C stops it.", PATIENCE)).as(third.errors()).isTrue();
    assertThat(third.output()).contains("of an earlier run");
    third.process().destroy();
    assertThat(third.await(PATIENCE)).isZero();
  }

  @Test
  void aPortInUseIsOneSentence() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = Integer.toString(socket.getLocalPort());
      refused(demo("--http-port", port), port, "--http-port");
    }
  }

  @Test
  void aMissingModelOrFolderOfImagesIsOneSentence() {
    refused(demo("--check", "--model", "none.onnx"), "none.onnx");
    refused(demo("--check", "--images", "nowhere"), "nowhere");
  }

  @Test
  void aBrokenModelIsOneSentence() throws IOException {
    Files.write(folder.resolve("broken.onnx"), new byte[1000]);
    refused(demo("--check", "--model", "broken.onnx"), "broken.onnx");
  }

  @Test
  void halfAModelIsOneSentence() throws IOException {
    var model = Files.readAllBytes(boards().resolve("models/pcb-int8.onnx"));
    Files.write(folder.resolve("half.onnx"), java.util.Arrays.copyOf(model, model.length / 2));
    refused(demo("--check", "--model", "half.onnx"), "half.onnx");
  }

  @Test
  void aMissingNodeIsOneSentence() throws IOException {
    var tools = Files.createDirectory(folder.resolve("bin"));
    for (var tool : List.of("bash", "env", "dirname", "sed", "readlink"))
      Files.createSymbolicLink(tools.resolve(tool), which(tool));
    refused(Run.start(folder, Map.of("PATH", tools.toString()), "demo"), "Node.js 20");
  }

  private static Path which(String tool) {
    for (var folder : List.of("/usr/bin", "/bin", "/opt/homebrew/bin"))
      if (Files.exists(Path.of(folder, tool))) return Path.of(folder, tool);
    throw new IllegalStateException("no " + tool);
  }

  @Test
  void aMissingJdkIsOneSentence() {
    var script =
        "source '" + Run.CHECKOUT.root() + "/scripts/common.sh'; jdk_version() { :; }; need_jdk";
    refused(Run.start(folder, Map.of(), "/bin/bash", "-c", script), "JDK 25");
  }
}
