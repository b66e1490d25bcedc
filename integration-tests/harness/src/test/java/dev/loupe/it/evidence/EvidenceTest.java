package dev.loupe.it.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
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
}
