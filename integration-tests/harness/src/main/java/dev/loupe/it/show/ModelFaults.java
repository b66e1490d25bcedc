package dev.loupe.it.show;

import dev.loupe.bundle.Bundle;
import dev.loupe.it.loop.Rollout;
import dev.loupe.it.loop.Workshop.Made;
import dev.loupe.it.show.FaultyOnnx.Shows;
import java.time.Duration;
import java.util.List;

/// Broken detectors, each made from a sound one's ONNX file: where each of them ends, and how soon
/// the champion is back where one had decided parts.
final class ModelFaults implements Show {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final int DEADLINE_MS = 1_500;

  /// Gate B's limit is that of a champion whose times are known from 100 parts at least.
  private static final int TIMED = 120;

  @Override
  public Outcome play(Hall hall) {
    var notes = hall.notes();
    try (var scene =
        Scene.open(hall, "model-faults", Setup.champion("pcb-int8").deadline(DEADLINE_MS))) {
      var faults = new Play(scene, notes);
      faults.atRegistration();
      faults.slowInShadow();
      faults.onTheNode();
      faults.inShadow();
      var light = new LightFaults(hall, scene, notes);
      light.byTheControlPlane(faults.made(faults.onnx.notANumber(Shows.DIM), "nan-when-dim"));
      light.byTheNode(faults.made(faults.onnx.failing(Shows.DIM), "fails-when-dim"));
      scene.end(notes);
    }
    return notes.outcome();
  }

  private static final class Play {
    private final Scene scene;
    private final Outcome.Notes notes;
    private final Bundle sound;
    private final FaultyOnnx onnx;
    private final SlowRounds rounds;

    Play(Scene scene, Outcome.Notes notes) {
      this.scene = scene;
      this.notes = notes;
      sound = scene.detectors().bundle("pcb-int8");
      onnx = new FaultyOnnx(sound.model());
      rounds = SlowRounds.measure(onnx, sound);
    }

    Made made(byte[] model, String version) {
      return scene.detectors().of(model, sound, version);
    }

    private byte[] unfit(byte[] model, String version) {
      return scene.detectors().signedAnyway(model, sound, version).file();
    }

    void atRegistration() {
      refused("another shape", unfit(onnx.otherShape(), "shape"), "UNFIT_MODEL");
      refused("weights outside", unfit(onnx.external(), "external"), "EXTERNAL_DATA");
      refused("cut off", unfit(onnx.truncated(), "truncated"), "UNFIT_MODEL");
      var flipped = made(sound.model(), "flipped");
      refused("a bit flipped on its way", flipped(flipped.file()), "BAD_ARCHIVE");
      var packed = Detectors.with(flipped, flipped(sound.model()));
      refused("a bit flipped before it was packed", packed, "DIGEST_MISMATCH");
      var well = post(made(sound.model(), "sound").file());
      notes.control("registration: a sound one is taken", well, well.equals("201"));
    }

    private void refused(String fault, byte[] file, String code) {
      var answer = post(file);
      notes.claim("registration: " + fault + " is " + code, answer, answer.equals("422 " + code));
    }

    private String post(byte[] file) {
      var reply = scene.api().post("/api/models", "application/octet-stream", file);
      return (reply.status() + " " + reply.json().path("code").asText()).strip();
    }

    /// In the middle, which in an archive lies within the model: its largest part.
    private static byte[] flipped(byte[] file) {
      var other = file.clone();
      other[other.length / 2] ^= 1;
      return other;
    }

    void onTheNode() {
      var plan = Plans.demo(scene);
      var lying = made(onnx.lyingShape(), "lying");
      ends("a shape it does not have", lying, plan, "Refused", "UNFIT_MODEL");
      ends(
          "far too slow",
          made(onnx.slow(rounds.taking(1.3 * DEADLINE_MS)), "slower"),
          plan,
          "Refused",
          "BUDGET");
    }

    void inShadow() {
      var lax = Plans.guard(Plans.demo(scene), 100, 100, 200);
      var strict = Plans.guard(Plans.demo(scene), 3, 100, 200);
      var nan = made(onnx.notANumber(Shows.UNLIKE), "nan");
      var failing = made(onnx.failing(Shows.UNLIKE), "failing");
      ends("NaN on some boards", nan, lax, "RolledBack", "gate A");
      ends("an operator fails on some", failing, strict, "RolledBack", "guard");
    }

    /// Before any model that keeps whole cores: beside one, the champion is slow too.
    void slowInShadow() {
      var line = scene.line();
      scene.await(PATIENCE, () -> line.decidedBy(scene.champion()) >= TIMED);
      var lax = Plans.guard(Plans.demo(scene), 100, 100, 200);
      var quick = Plans.with(lax, "latencyMs:.*", "latencyMs: 28");
      ends(
          "slow", made(onnx.slow(rounds.taking(tooSlow())), "slow"), quick, "RolledBack", "gate B");
    }

    /// In ms, above gate B's limit once the line runs beside it (the limit is the plan's or a
    /// little more than what the champion takes on this machine now), and well below the deadline
    /// for two models on two nodes at once.
    private double tooSlow() {
      var champion =
          scene
              .rig()
              .ledger()
              .number(
                  "select ceil(percentile_disc(0.99) within group (order by infer_ms + decide_ms))"
                      + "::bigint from inspection where infer_ms > 0 and model_digest = ?",
                  scene.champion().digest());
      return Math.max(45, Math.max(champion, Math.min(1.5 * champion, DEADLINE_MS / 5.0)));
    }

    private void ends(String fault, Made made, String plan, String state, String why) {
      scene.register(made);
      var rollout = scene.start(plan, made);
      scene.follow(rollout, PATIENCE, Rollout::ended);
      var canary = rollout.path().stream().anyMatch(List.of("Canary", "Promoting")::contains);
      var decided = scene.line().decidedBy(made);
      notes.claim(
          "%s: %s by %s, before a part is decided by it".formatted(fault, state, why),
          rollout.sentence() + "; decided " + decided,
          rollout.state().equals(state) && rollout.why().contains(why) && !canary && decided == 0);
    }
  }
}
