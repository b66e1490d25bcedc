package dev.loupe.it.scenario.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.it.peer.Mlflow;
import dev.loupe.it.plant.BrokerUsers;
import dev.loupe.it.plant.ControlPlane;
import dev.loupe.it.plant.Settings;
import dev.loupe.it.process.Await;
import dev.loupe.it.process.Children;
import dev.loupe.it.process.Ports;
import dev.loupe.it.rig.Rig;
import dev.loupe.it.scenario.Folders;
import dev.loupe.it.scenario.Rigs;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A control plane whose models are on a real MLflow server.
class MlflowModelsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Release RELEASE = new Release();

  private static Children children;
  private static Mlflow mlflow;
  private static ControlPlane control;

  @BeforeAll
  static void start() throws IOException {
    var folder = Path.of("target", "rigs", "mlflow").toAbsolutePath();
    Folders.empty(folder);
    children = new Children(folder.resolve("children"));
    mlflow = new Mlflow(children, folder.resolve("mlflow"), Rigs.installation().root());
    mlflow.start();
    var settings =
        Settings.none()
            .with("loupe.postgres-port", Ports.free())
            .with("loupe.broker-port", Ports.free())
            .with("loupe.broker-users", BrokerUsers.in(folder, List.of("node-1")).file())
            .with("loupe.registry.url", mlflow.url())
            .with("loupe.trust-keys", RELEASE.trust(folder.resolve("trust.json")))
            .with("quarkus.http.port", Ports.free());
    var log = folder.resolve("control.log");
    control = new ControlPlane(children, Rigs.installation(), folder, log, settings);
    control.start();
    control.awaitReady(Rig.PATIENCE);
  }

  @AfterAll
  static void stop() {
    if (control != null) control.stop(Duration.ofSeconds(20));
    mlflow.stop();
    children.killAll();
  }

  private static HttpResponse<String> post(String path, byte[] body) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(control.url() + path))
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
    var path = "/api/models/" + name + "/1.0";
    var answer = control.get(path);
    if (answer.status() != 200) throw new IOException(path + ": " + answer);
    return JSON.readTree(answer.body());
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
      assertThat(control.get("/api/models/board-d/1.0").status()).isEqualTo(404);
      assertThat(control.get("/api/bundles/" + digest).status()).isEqualTo(200);
      assertThat(bar("board-c")).isEmpty();
    } finally {
      mlflow.start();
    }

    assertThat(Await.until(PATIENCE, () -> bar("board-d").isEmpty())).isTrue();
    assertThat(mlflow.get("model-versions/get?name=board-d&version=1").toString())
        .contains("FMEA-12");
  }
}
