package dev.loupe.it.loop;

import dev.loupe.it.process.Await;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/// A candidate is given to the line; the demo person settles what the two models disagree on, and
/// nobody else decides.
final class RolloutAct {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Stage stage;

  RolloutAct(Stage stage) {
    this.stage = stage;
  }

  /// Answers when it has ended, or after five minutes as it stands then.
  Rollout play(String candidate) {
    var rollout = Rollout.start(stage, "demo", candidate);
    stage.news().accept("rollout " + rollout.id() + " of " + candidate + " begins in shadow");
    var told = new AtomicReference<>("");
    Await.until(
        PATIENCE,
        () -> {
          stage.people().review("disagreement");
          var sentence = rollout.look().sentence();
          if (!sentence.equals(told.getAndSet(sentence))) stage.news().accept("  " + sentence);
          return rollout.ended();
        });
    return rollout;
  }
}
