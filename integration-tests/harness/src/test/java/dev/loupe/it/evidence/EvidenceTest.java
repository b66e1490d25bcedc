package dev.loupe.it.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceTest {
  @Test
  void aResultIsKeptWithItsCommandMachineAndDay(@TempDir Path folder) throws IOException {
    var json = new ObjectMapper();
    var file =
        new Evidence(folder.resolve("evidence"))
            .write("check", "./demo --check", json.readTree("{\"lost\":0}"));
    var kept = json.readTree(file.toFile());
    assertThat(kept.path("result").path("lost").asInt(-1)).isZero();
    assertThat(kept.path("command").asText()).isEqualTo("./demo --check");
    assertThat(kept.path("machine").path("cores").asInt()).isPositive();
    assertThat(kept.path("at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
    assertThat(kept.path("commit").asText()).isNotEmpty();
  }

  @Test
  void theCommitIsMarkedWhereAnythingButResultsDiffersFromIt(@TempDir Path checkout)
      throws IOException, InterruptedException {
    var evidence = new Evidence(checkout.resolve("evidence"));
    Files.writeString(checkout.resolve("source"), "as committed");
    evidence.write("check", "./demo --check", new ObjectMapper().createObjectNode());
    git(checkout, "init", "-q");
    git(checkout, "add", ".");
    git(checkout, "-c", "user.name=A", "-c", "user.email=a@b", "commit", "-qm", "first");
    assertThat(commit(evidence)).matches("[0-9a-f]{12}");
    assertThat(commit(evidence)).as("with a result that differs").matches("[0-9a-f]{12}");
    Files.writeString(checkout.resolve("source"), "otherwise");
    assertThat(commit(evidence)).matches("[0-9a-f]{12}\\+");
  }

  private static String commit(Evidence evidence) throws IOException {
    var json = new ObjectMapper();
    var file = evidence.write("check", "./demo --check", json.createObjectNode());
    return json.readTree(file.toFile()).path("commit").asText();
  }

  private static void git(Path folder, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    var git = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
    assertThat(git.waitFor()).isZero();
  }
}
