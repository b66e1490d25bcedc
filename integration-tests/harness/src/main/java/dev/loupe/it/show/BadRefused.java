package dev.loupe.it.show;

import dev.loupe.it.loop.Rollout;
import dev.loupe.it.loop.Workshop.Made;
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
    var before = Before.of(scene, early);
    var rollout = scene.start(Plans.demo(scene), early);
    scene.watch(rollout, PATIENCE, it -> it.state().equals("Shadow"));
    scene.watch(rollout, Duration.ofSeconds(hall.of(30, 15)), it -> it.ended());
    notes.control(
        "without labels nothing is refused",
        rollout.look().sentence(),
        rollout.state().equals("Shadow") && rollout.gate("D").equals("OPEN"));
    scene.follow(rollout, PATIENCE, it -> it.ended());
    refused(scene, rollout, before, notes);
    scene.end(notes);
  }

  /// Where the line was when a rollout of `worse` was about to begin.
  record Before(Made worse, int mark, long byWorse, long byChampion) {
    static Before of(Scene scene, Made worse) {
      return new Before(
          worse,
          scene.line().mark(),
          scene.line().decidedBy(worse),
          scene.line().decidedBy(scene.champion()));
    }
  }

  /// Claims that a rollout which has ended was refused from shadow, by labels alone.
  static void refused(Scene scene, Rollout rollout, Before before, Outcome.Notes notes) {
    var parts = scene.rig().plc().since(before.mark(), "trigger").size();
    notes.figure("partsUntilRefused", parts).figure("path", rollout.path());
    notes.claim(
        "it is rolled back from Shadow by gate D",
        rollout.sentence() + "; D " + rollout.gate("D") + "; " + rollout.path(),
        rollout.state().equals("RolledBack")
            && rollout.gate("D").equals("FIRED")
            && rollout.path().stream().noneMatch(List.of("Canary", "Promoting")::contains));
    notes.claim("within " + MOST_PARTS + " parts of the line", parts, parts <= MOST_PARTS);
    scene.pause(Duration.ofSeconds(3));
    var byWorse = scene.line().decidedBy(before.worse()) - before.byWorse();
    var byChampion = scene.line().decidedBy(scene.champion()) - before.byChampion();
    notes.claim("no part in the PLC's log was decided by it", byWorse, byWorse == 0);
    notes.control("the champion's parts are found there", byChampion, byChampion >= parts / 2);
  }
}
