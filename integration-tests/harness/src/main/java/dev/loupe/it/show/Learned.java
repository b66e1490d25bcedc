package dev.loupe.it.show;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.it.check.Binomial;
import dev.loupe.it.loop.Reviewers;
import dev.loupe.it.loop.TraceAct;
import dev.loupe.it.loop.TrainingAct;
import dev.loupe.it.loop.Workshop.Made;
import java.time.Duration;
import java.util.Random;

/// The loop: what people say of the parts that the random audit drew makes the next model, which
/// evidence promotes and which lets fewer bad boards pass. The same labels on other parts make none
/// that is promoted.
public final class Learned implements Show {
  private static final Duration PATIENCE = Duration.ofMinutes(8);
  private static final String AT_THE_KEYS = "demo-person-at-the-keys";
  private static final int JOBS = 3;
  private static final double WRONG = 0.05;
  private static final double MOST_FALSE_CALLS = 0.01;

  private final KeyReviewer keys;

  public Learned(KeyReviewer keys) {
    this.keys = keys;
  }

  @Override
  public Outcome play(Hall hall) {
    var notes = hall.notes();
    var setup = Setup.champion("pcb-early").mix(40, 50, 10).wrongly(WRONG);
    try (var scene = Scene.open(hall, "learned", setup)) {
      audit(hall, scene, notes);
      shuffled(hall, scene, notes);
      byKeys(hall, scene, notes);
      var job = new Lesson(scene, scene.stage().people()).learn("learned", labels(hall), JOBS);
      trained(scene, job, notes);
      if (Lesson.trained(job)) promoted(hall, scene, job, notes);
      scene.end(notes);
    }
    return notes.outcome();
  }

  private static int labels(Hall hall) {
    return hall.of(300, 280);
  }

  /// Nodes draw the audit by their last assignment: here by that of a rollout which a person ends.
  private static void audit(Hall hall, Scene scene, Outcome.Notes notes) {
    var twin = scene.register(scene.detectors().of("pcb-early", "twin"));
    var plan = Plans.audited(Plans.demo(scene), hall.run().quick() ? 0.9 : 0.2);
    var rollout = scene.start(plan, twin);
    scene.watch(rollout, PATIENCE, it -> it.state().equals("Shadow"));
    rollout.abort("its plan's audit is wanted, not the model");
    scene.watch(rollout, PATIENCE, it -> it.ended());
    var nodes = scene.serving(scene.champion());
    notes.control(
        "a rollout that a person ended leaves the champion serving",
        rollout.sentence() + "; " + nodes + " of 2 nodes",
        rollout.state().equals("Aborted") && nodes == 2);
  }

  /// Each part is labelled by the truth of another one.
  private static void shuffled(Hall hall, Scene scene, Outcome.Notes notes) {
    var truths = new Shuffled(scene.truths()::of);
    var people = new Reviewers(scene.api(), truths::of, new Random(hall.run().seed()), WRONG);
    var lesson = new Lesson(scene, people);
    var job = lesson.learn("shuffled", labels(hall), hall.of(JOBS, 1));
    var end = Lesson.trained(job) ? judged(scene, job) : Lesson.told(job);
    notes.figure("shuffled", job.path("metrics"));
    notes.control(
        "labels of other parts make no model that is promoted",
        job.path("examples").asInt() + " boards, " + end,
        !end.startsWith("Promoted") && !job.path("code").asText().equals("TOO_FEW"));
    lesson.forget();
  }

  /// What evidence makes of a model that should not be.
  private static String judged(Scene scene, JsonNode job) {
    var made = new TrainingAct(scene.stage()).release(job);
    var rollout = scene.start(Plans.demo(scene), made);
    scene.follow(rollout, PATIENCE, it -> false);
    var sentence = rollout.sentence();
    if (!rollout.ended()) rollout.abort("it does not come to an end");
    return sentence;
  }

  private void byKeys(Hall hall, Scene scene, Outcome.Notes notes) {
    var parts = hall.of(20, 4);
    var url = scene.rig().control().url();
    notes.figure("atTheKeys", keys.review(url, AT_THE_KEYS, scene.truths()::of, parts));
    var labels = Labels.by(scene, AT_THE_KEYS);
    notes.claim(
        parts + " parts are labelled by keys in the browser, each as it is",
        labels,
        labels.parts() == parts && labels.wrong() == 0);
  }

  private static void trained(Scene scene, JsonNode job, Outcome.Notes notes) {
    notes.figure("job", job.path("metrics"));
    var labels = Labels.ofAll(scene);
    notes.figure("labels", labels).figure("leftOut", job.path("leftOut").asInt());
    var wrong = (double) labels.wrong() / labels.labels();
    notes.control("about a twentieth of the labels is wrong", labels, wrong > 0.01 && wrong < 0.1);
    notes.claim(
        "labels of the line make a model",
        job.path("examples").asInt() + " boards, " + Lesson.told(job),
        Lesson.trained(job));
  }

  private static void promoted(Hall hall, Scene scene, JsonNode job, Outcome.Notes notes) {
    var learned = new TrainingAct(scene.stage()).release(job);
    var rollout = scene.start(Plans.of(hall, scene), learned);
    scene.follow(rollout, PATIENCE, it -> it.ended());
    notes.figure("path", rollout.path());
    notes.claim(
        "confirmed and signed, it is promoted from shadow over the canary",
        rollout.sentence() + "; " + rollout.path(),
        rollout.state().equals("Promoted") && rollout.path().contains("Canary"));
    if (!rollout.state().equals("Promoted")) return;
    var nodes = scene.serving(learned);
    notes.claim("both nodes report it", nodes + " of 2", nodes == 2);
    better(hall, scene, learned, notes);
    traced(scene, learned, notes);
  }

  private static void better(Hall hall, Scene scene, Made learned, Outcome.Notes notes) {
    var mark = scene.restart(hall.run().seed() + 1);
    var boards = hall.of(300, 60);
    scene.await(
        PATIENCE,
        () ->
            Boards.oneDefect(scene, learned, mark).boards() >= boards
                && Boards.good(scene, learned, mark).boards() >= boards);
    var before = Boards.oneDefect(scene, scene.champion(), 0);
    var after = Boards.oneDefect(scene, learned, mark);
    var good = Boards.good(scene, learned, mark);
    notes.figure("before", before).figure("after", after).figure("good", good);
    notes.control(
        "at least " + boards + " one-defect boards before and after, and the champion passes some",
        before + " and " + after,
        before.boards() >= boards && after.boards() >= boards && before.passed() > 0);
    notes.claim(
        "on a fresh seed of the line escapes fall to at most half",
        before + " → " + after,
        after.passedShare() <= before.passedShare() / 2);
    calls(good, after, boards, notes);
  }

  private static void calls(Boards good, Boards bad, int boards, Outcome.Notes notes) {
    var limit = Binomial.lowerLimit(good.called(), good.boards(), 0.99);
    notes.claim(
        "false calls on good boards are not above 1 % (exact one-sided 99 % lower limit)",
        good + ", at least " + limit, good.boards() >= boards && limit <= MOST_FALSE_CALLS);
    var onBad = Binomial.lowerLimit(bad.called(), bad.boards(), 0.99);
    notes.control("the same limit is above it on bad boards", onBad, onBad > MOST_FALSE_CALLS);
  }

  private static void traced(Scene scene, Made learned, Outcome.Notes notes) {
    var act = new TraceAct(scene.stage()).play(learned.digest());
    notes.claim("its trace holds: " + act.expected(), act.happened(), act.ok());
    var imported = scene.api().get("/api/trace/" + scene.champion().digest()).json();
    notes.control(
        "the champion, which was imported, has no whole trace",
        imported.path("whole"),
        imported.path("whole").isBoolean() && !imported.path("whole").asBoolean());
  }
}
