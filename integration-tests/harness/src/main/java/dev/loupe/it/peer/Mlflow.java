package dev.loupe.it.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.it.process.Await;
import dev.loupe.it.process.CannotStart;
import dev.loupe.it.process.Child;
import dev.loupe.it.process.Children;
import dev.loupe.it.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A real MLflow server of the test's own, by the pinned install of `integration-tests/peers`. It
/// can be killed and started again on the same data.
public final class Mlflow {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Children children;
  private final Path folder;
  private final String script;
  private final int port = Ports.free();
  private @Nullable Child server;

  /// `root` is the checkout. The first one ever takes a minute to install.
  public Mlflow(Children children, Path folder, Path root) {
    this.children = children;
    this.folder = folder.toAbsolutePath();
    script = root.resolve("integration-tests/peers/mlflow.sh").toAbsolutePath().toString();
    Tool.run(List.of(script, "install"));
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  public void start() {
    var command = List.of(script, "serve", Integer.toString(port), folder.toString());
    server = children.start("mlflow", command, folder, folder.resolve("mlflow.log"));
    if (!Await.until(PATIENCE, () -> !alive() || answers()) || !alive())
      throw new CannotStart("MLflow does not answer:\n" + server.lastWords(10));
  }

  public boolean alive() {
    return server != null && server.alive();
  }

  private boolean answers() {
    try {
      call("GET", "/health", null);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /// Below `/api/2.0/mlflow/`, as anyone who reaches the server can.
  public JsonNode get(String path) throws IOException {
    return JSON.readTree(call("GET", "/api/2.0/mlflow/" + path, null));
  }

  public JsonNode post(String path, Map<String, String> body) throws IOException {
    return JSON.readTree(call("POST", "/api/2.0/mlflow/" + path, JSON.writeValueAsString(body)));
  }

  private String call(String method, String path, @Nullable String body) throws IOException {
    var content = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    var request =
        HttpRequest.newBuilder(URI.create(url() + path))
            .version(HttpClient.Version.HTTP_1_1)
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json")
            .method(method, content)
            .build();
    try (var client = HttpClient.newHttpClient()) {
      var response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200)
        throw new IOException(path + ": " + response.statusCode() + " " + response.body());
      return response.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /// kill -9 of the server and of its workers, which would live on.
  public void kill() {
    if (server == null) return;
    var workers = server.handle().descendants().toList();
    server.kill();
    workers.forEach(ProcessHandle::destroyForcibly);
  }

  public void stop() {
    if (server == null) return;
    var workers = server.handle().descendants().toList();
    server.stop(Duration.ofSeconds(10));
    workers.forEach(ProcessHandle::destroyForcibly);
  }

  /// The version number that an alias of a model stands for.
  public String aliased(String model, String alias) {
    try {
      return get("registered-models/alias?name=" + model + "&alias=" + alias)
          .at("/model_version/version")
          .asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
