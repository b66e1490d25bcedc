package dev.loupe.edge.image.adapter;

import dev.loupe.edge.image.adapter.Uploads.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jboss.logging.Logger;

/// `PUT /api/images/{sha256}` of the control plane. One thread uses it.
final class HttpPut implements Uploads.Put {
  private static final Logger LOG = Logger.getLogger(HttpPut.class);

  private final URI control;
  private final Set<String> told = new HashSet<>();
  private String trouble = "";
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
      return waits("the control plane is away (" + e + ")");
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

  private Answer answer(String sha256, int status, String body) {
    return switch (status) {
      case 200, 201, 204 -> taken();
      case 404 -> {
        tellOnce("404", "No images are taken at " + control + ": check loupe.control");
        yield Answer.NOT_HERE;
      }
      case 401, 403, 408, 425, 429 -> waits("the control plane answers " + status);
      default -> {
        if (status >= 500) yield waits("the control plane answers " + status);
        tellOnce(
            String.valueOf(status), "Image " + sha256 + " is refused with " + status + ": " + body);
        yield Answer.REFUSED;
      }
    };
  }

  private void tellOnce(String what, String sentence) {
    if (told.add(what)) LOG.warn(sentence + " (further ones are counted only)");
  }

  private Answer waits(String why) {
    if (trouble.isEmpty()) LOG.warn("Images wait on disk: " + why);
    trouble = why;
    return Answer.AGAIN;
  }

  private Answer taken() {
    if (!trouble.isEmpty()) LOG.info("Images are taken again");
    trouble = "";
    return Answer.DONE;
  }
}
