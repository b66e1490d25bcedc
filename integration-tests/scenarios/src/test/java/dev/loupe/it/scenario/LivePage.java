package dev.loupe.it.scenario;

import dev.loupe.it.process.Await;
import dev.loupe.it.rig.Rig;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Predicate;

/// What scenarios wait for on the live page.
public final class LivePage {
  private LivePage() {}

  /// Whether the live page came to show this of `node`.
  public static boolean shows(
      Rig rig, String node, Predicate<com.fasterxml.jackson.databind.JsonNode> wanted) {
    return Await.until(
        Duration.ofSeconds(30),
        () -> {
          try {
            return wanted.test(rig.light(node));
          } catch (IOException e) {
            return false; // not yet
          }
        });
  }

  /// Whether the live page came to show `node`'s fault under this name; "" for none.
  public static boolean showsFault(Rig rig, String node, String code) {
    return shows(rig, node, light -> light.path("fault").path("code").asText().equals(code));
  }

  public static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
