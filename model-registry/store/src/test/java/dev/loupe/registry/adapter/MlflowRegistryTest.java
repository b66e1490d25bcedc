package dev.loupe.registry.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.registry.Mirror;
import dev.loupe.registry.Registration.Registered;
import dev.loupe.registry.Registry;
import dev.loupe.registry.RegistryAway;
import dev.loupe.registry.RegistryContract;
import dev.loupe.registry.Submission;
import dev.loupe.registry.adapter.CuttingProxy.Cut;
import dev.loupe.registry.adapter.CuttingProxy.Fate;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Against a real MLflow server.
@ExtendWith(MlflowPeer.class)
class MlflowRegistryTest extends RegistryContract {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private MlflowPeer.Running mlflow;
  private MlflowRegistry registry;

  @BeforeEach
  void connect(MlflowPeer.Running running) {
    mlflow = running;
    registry = at(running.url());
  }

  private static MlflowRegistry at(String url) {
    return new MlflowRegistry(new MlflowServer(url, null, null, PATIENCE));
  }

  @AfterEach
  void disconnect() {
    registry.close();
  }

  @Override
  protected Registry registry() {
    return registry;
  }

  /// As anyone who reaches the server can.
  private void curl(String path, Map<String, String> body) throws Exception {
    var json = BodyPublishers.ofByteArray(new ObjectMapper().writeValueAsBytes(body));
    var uri = URI.create(mlflow.url() + "/api/2.0/mlflow/" + path);
    var request =
        HttpRequest.newBuilder(uri).header("Content-Type", "application/json").POST(json).build();
    try (var client = HttpClient.newHttpClient()) {
      var response = client.send(request, BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }
  }

  @Test
  void aTagEditedByAnyoneIsReadAsItIsNow() throws Exception {
    var submission = submission(name, "1.0", 1);
    var number = registered(registry.register(submission)).place().split("/")[1];

    curl(
        "model-versions/set-tag",
        Map.of("name", name, "version", number, "key", "loupe.family", "value", "yolo"));

    var now = registry.find(submission.model().digest()).orElseThrow();
    assertThat(Mirror.differences(submission.tags(), now.tags()))
        .containsExactly("tag loupe.family is 'yolo', the manifest says 'pair-heatmap'");
  }

  @Test
  void aModelThatIsNotLoupesIsNeitherListedNorInTheWay() throws Exception {
    curl("registered-models/create", Map.of("name", name));

    assertThat(registry.list()).noneMatch(it -> it.place().startsWith(name + "/"));
    registered(registry.register(submission(name, "1.0", 1)));
  }

  @Test
  void aLostRequestOrAnswerLeavesAWholeVersionOrNoneAndTheNextTryEndsIt() throws Exception {
    try (var proxy = new CuttingProxy(mlflow.url());
        var through = at(proxy.url())) {
      var clean = submission(name, "clean", 0);
      registered(through.register(clean));
      var requests = proxy.requests();
      for (int i = 1; i <= requests; i++) {
        var at = i;
        cut(proxy, through, "lost-" + i, it -> it == at ? Fate.REQUEST_LOST : Fate.PASSED);
        cut(proxy, through, "unanswered-" + i, it -> it == at ? Fate.ANSWER_LOST : Fate.PASSED);
        cut(proxy, through, "away-" + i, it -> it >= at ? Fate.ANSWER_LOST : Fate.PASSED);
      }
    }
  }

  private void cut(CuttingProxy proxy, MlflowRegistry through, String version, Cut cut)
      throws Exception {
    var submission = submission(name, version, version.hashCode());
    proxy.cut(cut);
    try {
      registered(through.register(submission));
    } catch (RegistryAway away) {
      assertThat(away).hasMessageContaining("does not answer");
      wholeOrAbsent(submission);
    }
    proxy.cut(_ -> Fate.PASSED);

    registered(through.register(submission));

    wholeOrAbsent(submission);
    assertThat(registry.list().stream().filter(it -> version.equals(it.tags().get(Mirror.VERSION))))
        .filteredOn(it -> it.place().startsWith(name + "/"))
        .hasSize(1);
  }

  private void wholeOrAbsent(Submission submission) throws Exception {
    var held = registry.find(submission.model().digest());
    if (held.isEmpty()) return;
    assertThat(held.get().tags()).isEqualTo(submission.tags());
    var files = registry.files(held.get().place()).orElseThrow();
    assertThat(files.keySet()).isEqualTo(submission.files().keySet());
    files.forEach((file, bytes) -> assertThat(bytes).isEqualTo(submission.files().get(file)));
  }

  @Test
  void ofTwoControlPlanesAsQuickAsEachOtherOneGetsTheVersion() throws Exception {
    for (int round = 0; round < 5; round++) {
      var version = "race-" + round;
      var one = submission(name, version, 2 * round);
      var other = submission(name, version, 2 * round + 1);
      try (var second = at(mlflow.url());
          var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var quick = threads.submit(() -> registry.register(one));
        var asQuick = threads.submit(() -> second.register(other));

        assertThat(List.of(quick.get(), asQuick.get()))
            .hasAtLeastOneElementOfType(Registered.class);
      }

      assertThat(registry.list())
          .filteredOn(it -> it.place().startsWith(name + "/"))
          .filteredOn(it -> version.equals(it.tags().get(Mirror.VERSION)))
          .hasSize(1);
    }
  }

  @Test
  void aServerThatIsAwayIsSaidInOneSentenceAndRegistrationGoesOnWhenItIsBack() throws Exception {
    try (var proxy = new CuttingProxy(mlflow.url());
        var through = at(proxy.url())) {
      proxy.cut(_ -> Fate.REQUEST_LOST);
      assertThatThrownBy(() -> through.register(submission(name, "1.0", 1)))
          .isInstanceOf(RegistryAway.class)
          .hasMessageStartingWith("MLflow at " + proxy.url() + " does not answer (");

      proxy.cut(_ -> Fate.PASSED);
      assertThat(through.register(submission(name, "1.0", 1))).isInstanceOf(Registered.class);
    }
  }

  @Test
  void whatIsNoMlflowIsSaidSo() throws Exception {
    try (var nothing = at(mlflow.url() + "/elsewhere")) {
      assertThatThrownBy(nothing::list)
          .isInstanceOf(RegistryAway.class)
          .hasMessageContaining("it is no MLflow 3 server");
    }
  }
}
