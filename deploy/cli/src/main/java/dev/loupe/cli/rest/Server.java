package dev.loupe.cli.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.cli.terminal.Exit;
import dev.loupe.cli.terminal.Failed;
import dev.loupe.cli.terminal.Terminal;
import java.io.IOException;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The control plane's REST API. What it refuses, and that it does not answer, comes as `Failed`.
/// Asked by `HttpURLConnection`: the newer client takes half a second of a processor to begin.
public final class Server {
  private static final int CONNECT_MS = 5_000;
  private static final int LONGEST_MS = 120_000;

  private final URI base;

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
    return send("GET", path, null, new byte[0]);
  }

  public JsonNode post(String path, JsonNode body) {
    var bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    return send("POST", path, "application/json", bytes);
  }

  public JsonNode upload(String path, byte[] bytes) {
    return send("POST", path, "application/octet-stream", bytes);
  }

  private JsonNode send(String method, String path, @Nullable String type, byte[] body) {
    try {
      var connection = (HttpURLConnection) base.resolve(path).toURL().openConnection();
      connection.setRequestMethod(method);
      connection.setConnectTimeout(CONNECT_MS);
      connection.setReadTimeout(LONGEST_MS);
      connection.setInstanceFollowRedirects(false);
      connection.setRequestProperty("Accept", "application/json");
      if (type != null) write(connection, type, body);
      var status = connection.getResponseCode();
      var text = text(connection, status);
      if (status / 100 == 2) return tree(text);
      throw refused(path, status, text);
    } catch (HttpRetryException e) { // it wants the body again, with a password
      throw refused(path, e.responseCode(), "");
    } catch (IOException e) {
      throw new Failed(
          Exit.UNREACHABLE,
          "The control plane at %s does not answer (%s): start it, or name another by --server or LOUPE_SERVER."
              .formatted(base, reason(e)));
    }
  }

  /// In one go: what is streamed is never sent a second time by itself.
  private static void write(HttpURLConnection connection, String type, byte[] body)
      throws IOException {
    connection.setRequestProperty("Content-Type", type);
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(body.length);
    try (var out = connection.getOutputStream()) {
      out.write(body);
    }
  }

  private static String text(HttpURLConnection connection, int status) throws IOException {
    try (var in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
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
}
