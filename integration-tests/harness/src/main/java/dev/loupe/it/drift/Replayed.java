package dev.loupe.it.drift;

import dev.loupe.it.plant.Settings;
import dev.loupe.it.played.Conduct;
import dev.loupe.it.played.Stand;
import java.nio.file.Path;
import java.util.function.Consumer;

/// The same round on a stand, with the lots of a recording.
public final class Replayed {
  private Replayed() {}

  /// What the stand's control plane must be told.
  public static Settings settings() {
    return Settings.none()
        .with("loupe.drift.candidate", "diff:candidate")
        .with("loupe.drift.plan", "demo");
  }

  public static DriftRound.Outcome run(Stand stand, Path recording, Consumer<String> news) {
    stand.register("candidate", Conduct.GOOD);
    var lots = new ReplayedLots(stand, recording);
    return new DriftRound(stand.api(), stand.ledger(), lots, news).run();
  }
}
