package dev.loupe.control;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RunningControl.class)
class PostgresKilledTest {
  @ConfigProperty(name = "loupe.data")
  String data;

  @Test
  void aKilledPostmasterIsStartedAgainAndUntilThenTheAnswerIs503() throws Exception {
    var pid = postmaster();
    assertThat(status()).isEqualTo(200);

    ProcessHandle.of(pid).orElseThrow().destroyForcibly();

    assertThat(awaitStatus(503)).isEqualTo(503);
    assertThat(awaitStatus(200)).isEqualTo(200);
    assertThat(postmaster()).isNotEqualTo(pid);
  }

  private long postmaster() throws Exception {
    return Long.parseLong(
        Files.readAllLines(Path.of(data, "postgres", "postmaster.pid")).getFirst());
  }

  private static int awaitStatus(int wanted) throws InterruptedException {
    var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (System.nanoTime() < end) {
      var status = status();
      if (status == wanted) return status;
      Thread.sleep(5);
    }
    return status();
  }

  private static int status() {
    var answer = given().get("/api/nodes").then().extract();
    if (answer.statusCode() != 200)
      assertThat(answer.contentType()).isEqualTo("application/problem+json");
    return answer.statusCode();
  }
}
