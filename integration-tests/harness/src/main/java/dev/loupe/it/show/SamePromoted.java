package dev.loupe.it.show;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The same detector under another manifest, and so another digest, is not refused: it goes all the
/// way on the running line.
final class SamePromoted implements Show {
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  @Override
  public Outcome play(Hall hall) {
    var notes = hall.notes();
    try (var scene = Scene.open(hall, "same-promoted", Setup.champion("pcb-int8"))) {
      var twin = scene.register(scene.detectors().of("pcb-int8", "twin"));
      notes.control(
          "the twin has a digest of its own",
          twin.digest().substring(0, 12),
          !twin.digest().equals(scene.champion().digest()));
      var itself = itself(scene);
      notes.control("the champion itself cannot be tried", itself, itself == 422);
      var rollout = scene.start(Plans.of(hall, scene), twin);
      scene.follow(rollout, PATIENCE, it -> it.ended());
      notes.figure("path", rollout.path());
      notes.claim("it is promoted", rollout.sentence(), rollout.state().equals("Promoted"));
      scene.pause(Duration.ofSeconds(3));
      var decided = scene.line().decidedBy(twin);
      notes.claim("the PLC's log holds parts that it decided", decided, decided > 0);
      var nodes = scene.serving(twin);
      notes.claim("both nodes report it", nodes + " of 2", nodes == 2);
      scene.end(notes);
    }
    return notes.outcome();
  }

  /// The status of a rollout to the digest that serves already.
  private static int itself(Scene scene) {
    var request =
        Map.of(
            "plan",
            "demo",
            "candidate",
            scene.champion().digest(),
            "stations",
            List.of("aoi-1", "aoi-2"),
            "startedBy",
            "demo person",
            "partsPerDay",
            1_000_000);
    return scene.api().post("/api/rollouts", request).status();
  }
}
