package dev.loupe.edge.image.adapter;

import dev.loupe.edge.image.adapter.Uploads.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jboss.logging.Logger;

/// `PUT /api/images/{sha256}` of the control plane.
final class HttpPut implements Uploads.Put {
  private static final Logger LOG = Logger.getLogger(HttpPut.class);

  private final URI control;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  HttpPut(URI control) {
    this.control = control;
  }

  @Override
  public Answer put(String sha256, byte[] bytes) throws InterruptedException {
    var to = URI.create(control.toString().replaceFirst("/+$", "") + "/api/images/" + sha256);
    var request =
        HttpRequest.newBuilder(to)
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/octet-stream")
            .PUT(BodyPublishers.ofByteArray(bytes))
            .build();
    try {
      var response = client.send(request, BodyHandlers.ofString());
      return answer(sha256, response.statusCode(), response.body());
    } catch (IOException e) {
      LOG.debug("The control plane is away", e);
      return Answer.AGAIN;
    }
  }

  @Override
  public void prepare() throws InterruptedException {
    var request =
        HttpRequest.newBuilder(control)
            .timeout(Duration.ofSeconds(5))
            .method("HEAD", BodyPublishers.noBody())
            .build();
    try {
      client.send(request, BodyHandlers.discarding());
    } catch (IOException e) {
      LOG.debug("The control plane is away", e);
    }
  }

  private static Answer answer(String sha256, int status, String body) {
    return switch (status) {
      case 200, 201, 204 -> Answer.TAKEN;
      case 401, 403, 404, 408, 429 -> Answer.AGAIN; // says nothing against the image
      default -> {
        if (status >= 500) yield Answer.AGAIN;
        LOG.warn("Image " + sha256 + " is refused with " + status + ": " + body);
        yield Answer.REFUSED;
      }
    };
  }
}
