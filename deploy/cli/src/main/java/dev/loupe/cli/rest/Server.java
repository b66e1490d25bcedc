package dev.loupe.cli.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.cli.terminal.Exit;
import dev.loupe.cli.terminal.Failed;
import dev.loupe.cli.terminal.Terminal;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The control plane's REST API. What it refuses, and that it does not answer, comes as `Failed`.
public final class Server implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final URI base;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  Server(URI base) {
    this.base = base;
  }

  /// `parts` are put into the path, each escaped.
  public static String path(String... parts) {
    var path = new StringBuilder("/api");
    for (var part : parts) path.append('/').append(escaped(part));
    return path.toString();
  }

  public static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  public JsonNode get(String path) {
    return send("GET", path, null, BodyPublishers.noBody());
  }

  public JsonNode post(String path, JsonNode body) {
    return send("POST", path, "application/json", BodyPublishers.ofString(body.toString()));
  }

  public JsonNode upload(String path, byte[] bytes) {
    return send("POST", path, "application/octet-stream", BodyPublishers.ofByteArray(bytes));
  }

  private JsonNode send(String method, String path, @Nullable String type, BodyPublisher body) {
    var request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(LONGEST)
            .header("Accept", "application/json")
            .method(method, body);
    if (type != null) request.header("Content-Type", type);
    try {
      var response = http.send(request.build(), BodyHandlers.ofString());
      if (response.statusCode() / 100 == 2) return tree(response.body());
      throw refused(path, response.statusCode(), response.body());
    } catch (IOException e) {
      throw new Failed(
          Exit.UNREACHABLE,
          "The control plane at %s does not answer (%s): start it, or name another by --server or LOUPE_SERVER."
              .formatted(base, reason(e)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failed(Exit.FAILED, "Interrupted.");
    }
  }

  private static String reason(IOException e) {
    var message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  private JsonNode tree(String body) {
    try {
      return body.isBlank() ? Terminal.object() : Terminal.JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new Failed(
          Exit.UNREACHABLE, base + " answers, but not as a control plane does: check the address.");
    }
  }

  private Failed refused(String path, int status, String body) {
    var problem = problem(body);
    var exit =
        switch (status) {
          case 404 -> Exit.NOT_FOUND;
          case 400, 405, 415 -> Exit.USAGE;
          case 409, 413, 422, 429 -> Exit.REFUSED;
          case 502, 503, 504 -> Exit.UNREACHABLE;
          default -> Exit.FAILED;
        };
    var detail = problem.path("detail").asText("");
    var code = problem.path("code").asText("");
    var says = detail.isEmpty() ? base + path + " answered " + status + "." : detail;
    return code.isEmpty()
        ? new Failed(exit, says)
        : new Failed(exit, code, says.startsWith(code) ? says : code + ": " + says);
  }

  private static JsonNode problem(String body) {
    try {
      return body.isBlank() ? Terminal.object() : Terminal.JSON.readTree(body);
    } catch (JsonProcessingException e) { // a proxy's page
      return Terminal.object();
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
