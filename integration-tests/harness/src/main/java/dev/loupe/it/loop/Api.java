package dev.loupe.it.loop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// The control plane's public API, as any client sees it. Throws `UncheckedIOException` where it
/// does not answer.
public final class Api {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final String url;

  public Api(String url) {
    this.url = url;
  }

  /// `json` is missing where the body is none.
  public record Reply(int status, JsonNode json) {
    public boolean ok() {
      return status / 100 == 2;
    }

    /// The body of an answer that must be well.
    public JsonNode must(String what) {
      if (ok()) return json;
      throw new IllegalStateException(what + ": " + status + " " + json);
    }
  }

  public Reply get(String path) {
    return send(request(path).GET());
  }

  public Reply post(String path, Object body) {
    var json = JSON.valueToTree(body).toString();
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  public Reply post(String path, String mediaType, byte[] body) {
    BodyPublisher bytes = BodyPublishers.ofByteArray(body);
    return send(request(path).header("Content-Type", mediaType).POST(bytes));
  }

  public Reply put(String path, String mediaType, byte[] body) {
    BodyPublisher bytes = BodyPublishers.ofByteArray(body);
    return send(request(path).header("Content-Type", mediaType).PUT(bytes));
  }

  public Reply delete(String path) {
    return send(request(path).DELETE());
  }

  /// The bytes of an answer that must be well.
  public byte[] bytes(String path) {
    try {
      var answer = http.send(request(path).build(), BodyHandlers.ofByteArray());
      if (answer.statusCode() == 200) return answer.body();
      throw new IllegalStateException(path + ": " + answer.statusCode());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(e));
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE);
  }

  private Reply send(HttpRequest.Builder request) {
    try {
      var answer = http.send(request.build(), BodyHandlers.ofString());
      return new Reply(answer.statusCode(), json(answer.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(e));
    }
  }

  private static JsonNode json(String body) {
    try {
      return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
    } catch (IOException e) {
      return JSON.getNodeFactory().textNode(body);
    }
  }
}
