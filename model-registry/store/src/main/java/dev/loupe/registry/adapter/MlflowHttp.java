package dev.loupe.registry.adapter;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.registry.RegistryAway;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// MLflow's REST as 3.17.2 speaks it: HTTP/1.1, JSON always, errors `{error_code, message}` but for
/// those of the web server before it.
final class MlflowHttp implements AutoCloseable {
  private static final String API = "/api/2.0/mlflow/";
  private static final String ARTIFACTS = "/api/2.0/mlflow-artifacts/artifacts";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_ANSWER = 300;

  private final MlflowServer server;
  private final HttpClient client;

  MlflowHttp(MlflowServer server) {
    this.server = server;
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(server.patience())
            .build();
  }

  /// What MLflow answered: `code` is its `error_code`, empty where it did as asked.
  record Answer(String code, String message, JsonNode body) {
    boolean is(String... codes) {
      return java.util.List.of(codes).contains(code);
    }
  }

  JsonNode get(String path, Map<String, String> query) throws RegistryAway {
    return done("GET", path + query(query), null);
  }

  JsonNode post(String path, Object body) throws RegistryAway {
    return done("POST", path, body);
  }

  JsonNode done(String method, String path, @Nullable Object body) throws RegistryAway {
    var answer = ask(method, path, body);
    if (!answer.code().isEmpty())
      throw new RegistryAway(server + " refuses " + path + ": " + answer.message() + ".");
    return answer.body();
  }

  Answer ask(String method, String path, @Nullable Object body) throws RegistryAway {
    var content = body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes(body));
    var request = request(method, API + path, content, server.patience());
    return answer(send(request.header("Content-Type", "application/json")));
  }

  private static byte[] bytes(Object body) {
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JacksonException e) {
      throw new IllegalStateException(e); // maps, lists and texts
    }
  }

  private Answer answer(HttpResponse<byte[]> response) throws RegistryAway {
    var status = response.statusCode();
    try {
      var body = JSON.readTree(response.body());
      if (status < 300) return new Answer("", "", body);
      var code = body.path("error_code").asText("");
      if (status < 500 && !code.isEmpty())
        return new Answer(code, body.path("message").asText(""), body);
      throw new RegistryAway(unexpected(response));
    } catch (IOException e) { // no JSON
      throw new RegistryAway(unexpected(response), e);
    }
  }

  private String unexpected(HttpResponse<byte[]> response) {
    var status = response.statusCode();
    var hint =
        switch (status) {
          case 401 -> ": set loupe.registry.user and password";
          case 403 -> ": allow this host and user there (--allowed-hosts)";
          case 404 -> ": it is no MLflow 3 server";
          case 503 -> ": its database is away";
          default -> ": " + start(response.body());
        };
    return server + " answers " + status + " to " + response.uri().getPath() + hint + ".";
  }

  private static String start(byte[] body) {
    var text = new String(body, StandardCharsets.UTF_8).replaceAll("\\s+", " ").strip();
    return text.length() > LONGEST_ANSWER ? text.substring(0, LONGEST_ANSWER) + "…" : text;
  }

  void put(String path, byte[] bytes) throws RegistryAway {
    var content = BodyPublishers.ofByteArray(bytes);
    var request = request("PUT", artifact(path), content, server.patienceFor(bytes.length));
    var response = send(request.header("Content-Type", "application/octet-stream"));
    if (response.statusCode() >= 300) throw new RegistryAway(unexpected(response));
  }

  /// Empty where there is no such file.
  Optional<byte[]> read(String path) throws RegistryAway {
    var request =
        request("GET", artifact(path), BodyPublishers.noBody(), server.patienceFor(Long.MAX_VALUE));
    var response = send(request);
    if (response.statusCode() == 404) return Optional.empty();
    if (response.statusCode() >= 300) throw new RegistryAway(unexpected(response));
    return Optional.of(response.body());
  }

  JsonNode directory(String path) throws RegistryAway {
    var uri = ARTIFACTS + query(Map.of("path", path));
    var answer = answer(send(request("GET", uri, BodyPublishers.noBody(), server.patience())));
    if (!answer.code().isEmpty())
      throw new RegistryAway(server + " refuses to list " + path + ": " + answer.message() + ".");
    return answer.body().path("files");
  }

  private static String artifact(String path) {
    return ARTIFACTS + "/" + path;
  }

  private HttpRequest.Builder request(
      String method, String path, BodyPublisher content, Duration patience) {
    var request =
        HttpRequest.newBuilder(URI.create(server.url() + path))
            .timeout(patience)
            .method(method, content);
    server.login().ifPresent(login -> request.header("Authorization", login));
    return request;
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) throws RegistryAway {
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new RegistryAway(server + " does not answer (" + e + ").", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryAway(server + " was not waited for.", e);
    }
  }

  private static String query(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&", "?", ""));
  }

  @Override
  public void close() {
    client.close();
  }
}
