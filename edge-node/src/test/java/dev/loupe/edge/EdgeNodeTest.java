package dev.loupe.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command, as a process.
final class EdgeNodeTest {
  @TempDir Path directory = Path.of("set by JUnit");

  private record Ended(int code, String said) {}

  private static Ended run(String... arguments) throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new ArrayList<>(List.of(java, "--enable-native-access=ALL-UNNAMED", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add("dev.loupe.edge.EdgeNode");
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), said);
  }

  private Path config() throws Exception {
    var text = Files.readString(Path.of("edge.example.yaml"));
    return Files.writeString(
        directory.resolve("edge.yaml"),
        text.replace("/var/lib/loupe\n", directory.resolve("data") + "\n"));
  }

  @Test
  void withoutAFileItSaysWhatToName() throws Exception {
    assertThat(run())
        .isEqualTo(new Ended(2, "Name the configuration file: edge-node /etc/loupe/edge.yaml\n"));
  }

  @Test
  void aPersonAcceptsAnotherLedger() throws Exception {
    var ledger = UUID.randomUUID().toString();
    var ended = run("accept-ledger", config().toString(), ledger);
    assertThat(ended.said).contains("The node belongs to ledger " + ledger);
    assertThat(ended.code).isZero();
  }

  @Test
  void aWrongDecisionIsExplained() throws Exception {
    var ended = run("dead-letters", config().toString(), "burn", "x");
    assertThat(ended.said).contains("Say `edge-node accept-ledger CONFIG LEDGER-ID`");
    assertThat(ended.code).isEqualTo(2);
  }

  @Test
  void withoutDeadLettersItSaysSo() throws Exception {
    assertThat(run("dead-letters", config().toString()).said)
        .contains("There are no dead letters.");
  }

  @Test
  void aFileThatIsNoModelIsNotWrapped() throws Exception {
    var file = Files.writeString(directory.resolve("model.onnx"), "no model");
    var bundle = directory.resolve("bundle").toString();
    var ended = run("wrap-model", file.toString(), bundle, "mine", "1");
    assertThat(ended.code).isEqualTo(2);
    assertThat(ended.said).contains("model.onnx").hasLineCount(1);
  }

  @Test
  void theDiffsGraphIsWrappedUnderItsLabel() throws Exception {
    var diff = dev.loupe.bundle.DiffBundle.of(new dev.loupe.bundle.Manifest.Size(64, 64));
    var file = Files.write(directory.resolve("model.onnx"), diff.model());
    var ended = run("wrap-model", file.toString(), directory.resolve("b").toString(), "mine", "1");
    assertThat(ended.said).startsWith("mine:1@");
    assertThat(ended.code).isZero();
  }
}
