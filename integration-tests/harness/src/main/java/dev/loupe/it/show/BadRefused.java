package dev.loupe.it.show;

import java.time.Duration;
import java.util.List;

/// A worse model, whose golden set passes, is refused by evidence alone: in shadow, by gate D, and
/// no part is ever decided by it.
final class BadRefused implements Show {
  private static final int MOST_PARTS = 2_500;
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @Override
  public Outcome play(Hall hall) {
    var notes = hall.notes();
    var setup = Setup.champion("pcb-int8");
    var meant = hall.run().quick() ? setup.mix(30, 60, 10) : setup; // more to disagree on
    try (var scene = Scene.open(hall, "bad-refused", meant)) {
      play(hall, scene, notes);
    }
    return notes.outcome();
  }

  private static void play(Hall hall, Scene scene, Outcome.Notes notes) {
    var early = scene.register(scene.detectors().of("pcb-early", "early"));
    var mark = scene.line().mark();
    var rollout = scene.start(Plans.demo(scene), early);
    scene.watch(rollout, PATIENCE, it -> it.state().equals("Shadow"));
    scene.watch(rollout, Duration.ofSeconds(hall.of(30, 15)), it -> it.ended());
    notes.control(
        "without labels nothing is refused",
        rollout.look().sentence(),
        rollout.state().equals("Shadow") && rollout.gate("D").equals("OPEN"));
    scene.follow(rollout, PATIENCE, it -> it.ended());
    var parts = scene.rig().plc().since(mark, "trigger").size();
    notes.figure("partsUntilRefused", parts).figure("path", rollout.path());
    notes.claim(
        "it is rolled back from Shadow by gate D",
        rollout.sentence() + "; D " + rollout.gate("D") + "; " + rollout.path(),
        rollout.state().equals("RolledBack")
            && rollout.gate("D").equals("FIRED")
            && rollout.path().stream().noneMatch(List.of("Canary", "Promoting")::contains));
    notes.claim("within " + MOST_PARTS + " parts of the line", parts, parts <= MOST_PARTS);
    scene.pause(Duration.ofSeconds(3));
    var byEarly = scene.line().decidedBy(early);
    var byChampion = scene.line().decidedBy(scene.champion());
    notes.claim("no part in the PLC's log was decided by it", byEarly, byEarly == 0);
    notes.control("the champion's parts are found there", byChampion, byChampion >= parts / 2);
    scene.end(notes);
  }
}
