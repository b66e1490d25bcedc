package dev.loupe.registry.adapter;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where an MLflow server listens and how to log in there. `url` ends without a slash; `patience`
/// is what any one answer may take.
public record MlflowServer(
    String url, @Nullable String user, @Nullable String password, Duration patience) {
  private static final int SLOWEST_BYTES_PER_SECOND = 1 << 20;
  private static final Duration LONGEST = Duration.ofMinutes(10);

  public MlflowServer {
    if (!url.matches("https?://[^/]+(/.*[^/])?"))
      throw new IllegalArgumentException(
          "'" + url + "' is no address: write http://HOST:PORT without a slash at its end");
  }

  Optional<String> login() {
    if (user == null || password == null) return Optional.empty();
    var pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
  }

  Duration patienceFor(long bytes) {
    var more = Duration.ofSeconds(bytes / SLOWEST_BYTES_PER_SECOND);
    return more.compareTo(LONGEST) > 0 ? LONGEST : patience.plus(more);
  }

  @Override
  public String toString() {
    return "MLflow at " + url;
  }
}
