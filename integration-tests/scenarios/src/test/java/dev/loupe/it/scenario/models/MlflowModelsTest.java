package dev.loupe.it.scenario.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.it.peer.Mlflow;
import dev.loupe.it.process.Await;
import dev.loupe.it.process.Children;
import dev.loupe.it.rig.Layout;
import dev.loupe.it.rig.Rig;
import dev.loupe.it.scenario.Rigs;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A control plane whose models are on a real MLflow server.
class MlflowModelsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Release RELEASE = new Release();

  private static Children servers;
  private static Mlflow mlflow;
  private static Rig rig;

  @BeforeAll
  static void start() throws IOException {
    var folder = Files.createTempDirectory("loupe-mlflow-models-");
    servers = new Children(folder.resolve("servers"));
    mlflow = new Mlflow(servers, folder.resolve("mlflow"), root());
    mlflow.start();
    var trust = RELEASE.trust(folder.resolve("trust.json")).toString();
    var layout =
        Layout.of(1)
            .with(plan ->
                plan.control("loupe.registry.url", mlflow.url())
                    .control("loupe.trust-keys", trust));
    rig = Rigs.fresh("models", layout).startControl();
  }

  private static Path root() {
    return Rigs.installation().root();
  }

  @AfterAll
  static void stop() {
    if (rig != null) rig.close();
    mlflow.stop();
    servers.killAll();
  }

  private static HttpResponse<String> post(String path, byte[] body) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(rig.control().url() + path))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofByteArray(body));
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }

  private static void register(String name) throws Exception {
    var answer = post("/api/models", RELEASE.loupe(name, "1.0"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private static JsonNode model(String name) throws IOException {
    return rig.rest("/api/models/" + name + "/1.0");
  }

  @Test
  void aRegisteredModelIsOnMlflowWithAllItsTags() throws Exception {
    var loupe = RELEASE.loupe("board-a", "1.0");
    assertThat(post("/api/models", loupe).statusCode()).isEqualTo(201);

    var version = mlflow.get("model-versions/get?name=board-a&version=1").path("model_version");

    var tags = version.path("tags").toString();
    assertThat(version.path("status").asText()).isEqualTo("READY");
    assertThat(tags).contains(Release.digest(loupe), "FMEA-12", "DS-3", "FW-7", "Chen Wei");
  }

  @Test
  void aTagEditedOnMlflowIsShownAndBarsTheModelUntilItIsRestored() throws Exception {
    register("board-b");
    var edit = Map.of("name", "board-b", "version", "1", "key", "loupe.fmea-report.approver");

    mlflow.post("model-versions/set-tag", and(edit, "Nobody"));
    assertThat(Await.until(PATIENCE, () -> bar("board-b").equals("GOVERNANCE_MISMATCH"))).isTrue();
    assertThat(model("board-b").at("/model/mismatch").asText())
        .isEqualTo("tag loupe.fmea-report.approver is 'Nobody', the manifest says 'Chen Wei'");

    mlflow.post("model-versions/set-tag", and(edit, "Chen Wei"));
    assertThat(Await.until(PATIENCE, () -> bar("board-b").isEmpty())).isTrue();
  }

  private static Map<String, String> and(Map<String, String> edit, String value) {
    var whole = new java.util.HashMap<>(edit);
    whole.put("value", value);
    return whole;
  }

  /// The code that bars a model, empty where none does.
  private static String bar(String name) {
    try {
      return model(name).at("/barred/code").asText("");
    } catch (IOException e) {
      return "?";
    }
  }

  @Test
  void withMlflowAwayModelsAreServedAndARegistrationWaitsUntilItIsBack() throws Exception {
    register("board-c");
    var digest = Release.digest(RELEASE.loupe("board-c", "1.0"));
    mlflow.kill();
    try {
      var answer = post("/api/models", RELEASE.loupe("board-d", "1.0"));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
      assertThat(JSON.readTree(answer.body()).path("sentence").asText())
          .startsWith("MLflow at " + mlflow.url() + " does not answer")
          .endsWith("is kept here and registered as soon as it answers.");
      assertThat(rig.control().get("/api/models/board-d/1.0").status()).isEqualTo(404);
      assertThat(rig.control().get("/api/bundles/" + digest).status()).isEqualTo(200);
      assertThat(bar("board-c")).isEmpty();
    } finally {
      mlflow.start();
    }

    assertThat(Await.until(PATIENCE, () -> bar("board-d").isEmpty())).isTrue();
    assertThat(mlflow.get("model-versions/get?name=board-d&version=1").toString())
        .contains("FMEA-12");
  }
}
