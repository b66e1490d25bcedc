package dev.loupe.it.show;

import dev.loupe.it.loop.Workshop.Made;
import dev.loupe.it.peer.Mlflow;
import dev.loupe.it.process.Await;
import dev.loupe.it.process.Children;
import java.io.UncheckedIOException;
import java.time.Duration;

/// A better model is promoted: nodes, PLC and MLflow say so, and fewer bad boards pass.
final class GoodPromoted implements Show {
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  @Override
  public Outcome play(Hall hall) {
    var notes = hall.notes();
    var place = hall.place("mlflow");
    var children = new Children(place.resolve("children"));
    var mlflow = new Mlflow(children, place, hall.installation().root());
    mlflow.start();
    var setup = Setup.champion("pcb-early").mix(40, 50, 10).on(mlflow);
    try (var scene = Scene.open(hall, "good-promoted", setup)) {
      play(hall, scene, mlflow, notes);
    } finally {
      mlflow.stop();
      children.killAll();
    }
    return notes.outcome();
  }

  private static void play(Hall hall, Scene scene, Mlflow mlflow, Outcome.Notes notes) {
    var int8 = scene.register(scene.detectors().of("pcb-int8", "int8"));
    notes.control("MLflow's alias is elsewhere before", alias(mlflow), alias(mlflow).isEmpty());
    var rollout = scene.start(Plans.of(hall, scene), int8);
    scene.follow(rollout, PATIENCE, it -> it.ended());
    notes.figure("path", rollout.path());
    notes.claim("it is promoted", rollout.sentence(), rollout.state().equals("Promoted"));
    var nodes = scene.serving(int8);
    notes.claim("both nodes report it", nodes + " of 2", nodes == 2);
    var mark = scene.line().mark();
    var enough =
        Await.until(PATIENCE, () -> Boards.oneDefect(scene, int8, 0).boards() >= boards(hall));
    Await.until(PATIENCE, () -> scene.line().words(mark).size() >= hall.of(100, 20));
    var words = scene.line().words(mark);
    var own = words.stream().filter(word -> word.by(int8)).count();
    notes.claim(
        "the PLC's model tag shows it on every part since",
        own + " of " + words.size(),
        !words.isEmpty() && own == words.size());
    Await.until(Duration.ofSeconds(20), () -> !alias(mlflow).isEmpty());
    notes.claim("MLflow's alias moved to it", alias(mlflow), alias(mlflow).equals("2"));
    escapes(hall, scene, int8, enough, notes);
    scene.end(notes);
  }

  private static void escapes(
      Hall hall, Scene scene, Made int8, boolean enough, Outcome.Notes notes) {
    var boards = boards(hall);
    var before = Boards.oneDefect(scene, scene.champion(), 0);
    var after = Boards.oneDefect(scene, int8, 0);
    notes.figure("before", before).figure("after", after);
    notes.control(
        "at least " + boards + " one-defect boards before and after",
        before.boards() + " and " + after.boards(),
        enough && before.boards() >= boards);
    var most = hall.run().quick() ? 0.8 : 0.5; // of few boards less can be said
    notes.claim(
        "escapes fall to at most " + most + " of before",
        before + " → " + after,
        after.passedShare() <= before.passedShare() * most);
  }

  /// One-defect boards that a model must have decided.
  private static int boards(Hall hall) {
    return hall.of(300, 60);
  }

  /// Empty where the model has none.
  private static String alias(Mlflow mlflow) {
    try {
      return mlflow.aliased(Detectors.NAME, "champion");
    } catch (UncheckedIOException e) {
      return "";
    }
  }
}
