package dev.loupe.it.show;

import dev.loupe.it.loop.Rollout;
import java.time.Duration;

/// A worse model that decides beside the champion before anything is proven, then the same in
/// shadow alone, which is `bad-refused` again: neither lets a part pass that the champion did not
/// pass.
final class NoFalsePass implements Show {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @Override
  public Outcome play(Hall hall) {
    var notes = hall.notes();
    var setup = Setup.champion("pcb-int8").mix(30, 60, 10);
    try (var scene = Scene.open(hall, "no-false-pass", setup)) {
      var early = scene.register(scene.detectors().of("pcb-early", "early"));
      var open = scene.start(Plans.whileOpen(scene), early);
      canary(hall, scene, open, notes);
      scene.follow(open, PATIENCE, it -> it.ended());
      refused(open, notes);
      var before = BadRefused.Before.of(scene, early);
      var closed = scene.start(Plans.demo(scene), early);
      scene.follow(closed, PATIENCE, it -> it.ended());
      BadRefused.refused(scene, closed, before, notes);
      scene.end(notes);
      control(scene, notes);
    }
    return notes.outcome();
  }

  /// Nobody labels, so that gate D stays open while the candidate looks at parts in the canary.
  private static void canary(Hall hall, Scene scene, Rollout rollout, Outcome.Notes notes) {
    scene.watch(rollout, PATIENCE, it -> it.state().equals("Canary"));
    scene.pause(Duration.ofSeconds(hall.of(60, 15)));
    var both = eitherRejects(scene, rollout);
    notes.figure("eitherRejects", both);
    notes.claim(
        "the canary began while gate D was open",
        rollout.look().state() + ", D " + rollout.gate("D") + ", " + both + " parts by both",
        rollout.state().equals("Canary") && rollout.gate("D").equals("OPEN") && both > 0);
  }

  private static long eitherRejects(Scene scene, Rollout rollout) {
    return scene
        .rig()
        .ledger()
        .number(
            "select count(*) from shadowed where rollout = ? and mode = 'CANARY' and skipped is"
                + " null",
            rollout.id());
  }

  private static void refused(Rollout rollout, Outcome.Notes notes) {
    notes.claim(
        "labels refuse it, with canaryWhileOpen",
        rollout.sentence(),
        rollout.state().equals("RolledBack") && rollout.gate("D").equals("FIRED"));
  }

  private static void control(Scene scene, Outcome.Notes notes) {
    var recomputed = FalsePasses.of(scene);
    notes.control(
        "had the candidate decided alone, parts would have passed falsely",
        recomputed.wouldBe(),
        recomputed.wouldBe() > 0);
    var altered = FalsePasses.asIfTheCandidateDecided(scene);
    notes.control(
        "and the same recomputation finds each of them",
        altered.falsely() + " of " + recomputed.wouldBe(),
        altered.falsely() == recomputed.wouldBe());
  }
}
