package dev.loupe.it.loop;

import dev.loupe.bundle.Archive;
import dev.loupe.bundle.BundleWriter;
import dev.loupe.bundle.Loading;
import dev.loupe.it.plant.Plant;
import dev.loupe.it.process.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// The acts, one after the other. The champion is a lax `diff`; a blind one is refused; a camera
/// drifts; labels of the lax one's parts make the next.
final class Story {
  private static final Eyes DRAWN = new Eyes(Workshop.FULL_SCORE, 0.6, 0.98);

  /// Their defects are larger, and so must be what is overlooked.
  private static final Eyes REAL = new Eyes(160, 0.4, 0.8);

  private static final int LABELS = 300;

  private final Plant plant;
  private final Keys keys;
  private final long seed;
  private final java.util.function.Consumer<String> news;
  private final TruthBook truths;
  private final List<Act> acts = new ArrayList<>();
  private final Eyes eyes;
  private int falsePasses;

  /// How many unlike pixels are a full score, and from which scores on the lax and the blind `diff`
  /// reject.
  private record Eyes(float fullScore, double lax, double blind) {}

  Story(Plant plant, Keys keys, long seed, java.util.function.Consumer<String> news) {
    this.plant = plant;
    this.keys = keys;
    this.seed = seed;
    this.news = news;
    this.truths = new TruthBook(plant.line().plan().truth());
    this.eyes = plant.plan().feed().images().isPresent() ? REAL : DRAWN;
  }

  List<Act> acts() {
    return List.copyOf(acts);
  }

  int falsePasses() {
    return falsePasses;
  }

  /// Stops at the first act that did not come as expected: the next ones stand on it.
  void play() {
    plant.startWithoutNodes();
    var api = new Api(plant.control().url());
    var golden = GoldenBoard.in(plant.line().plan().templates());
    var workshop = new Workshop(keys.release(), Stage.PERSON, golden);
    var people = new Reviewers(api, truths::of, new Random(seed), 0.02);
    var stage = new Stage(plant, api, workshop, people, news);
    var began = Instant.now();
    var lax = workshop.diff("lax", eyes.fullScore, eyes.lax);
    var told =
        told(champion(stage, lax))
            && told(refused(stage))
            && told(new DriftAct(stage).play(began, seed))
            && learned(stage, lax);
    news.accept(told ? "The loop is closed." : "The story stops here.");
  }

  private boolean told(Act act) {
    acts.add(act);
    news.accept((act.ok() ? "✓ " : "✗ ") + act.name() + ": " + act.happened());
    return act.ok();
  }

  private Act champion(Stage stage, Workshop.Made lax) {
    stage.register(lax);
    var folder = unpack(lax, plant.plan().data().resolve("models/lax"));
    for (var node : plant.nodes()) node.set("loupe.model", folder);
    plant.startNodes();
    Await.until(Duration.ofSeconds(30), () -> serving(lax.digest()) == stations(stage));
    return new Act(
        "the champion serves",
        "all nodes report diff:lax",
        serving(lax.digest()) + " of " + stations(stage) + " nodes report it",
        serving(lax.digest()) == stations(stage));
  }

  private static Path unpack(Workshop.Made made, Path folder) {
    try {
      if (Archive.read(made.name(), made.file()) instanceof Loading.Loaded(var contents))
        BundleWriter.write(contents, folder);
      return folder.toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int stations(Stage stage) {
    return stage.stations().size();
  }

  private int serving(String digest) {
    return figures(it -> it.serving(digest));
  }

  private Act refused(Stage stage) {
    var blind = stage.workshop().diff("blind", eyes.fullScore, eyes.blind);
    stage.register(blind);
    var rollout = new RolloutAct(stage).play("diff:blind");
    var decided = figures(it -> it.decidedBy(blind.digest()));
    var refused =
        rollout.state().equals("RolledBack")
            && !rollout.path().contains("Canary")
            && rollout.gate("D").equals("FIRED")
            && decided == 0;
    return new Act(
        "a bad candidate is refused",
        "RolledBack from Shadow by gate D, no part decided by it",
        rollout.sentence() + "; gate D " + rollout.gate("D") + ", " + decided + " parts decided",
        refused);
  }

  private boolean learned(Stage stage, Workshop.Made lax) {
    var training = new TrainingAct(stage);
    training.label(LABELS);
    var job = training.train(lax.digest(), "diff", "learned");
    var state = job.path("state").asText();
    var trained =
        new Act(
            "labels make a model",
            "TRAINED on at least " + LABELS + " labelled parts",
            state + " on " + stage.people().labelled() + ": " + job.path("sentence").asText(),
            state.equals("TRAINED"));
    return told(trained) && promoted(stage, training.release(job), lax);
  }

  private boolean promoted(Stage stage, Workshop.Made learned, Workshop.Made lax) {
    var rollout = new RolloutAct(stage).play("diff:learned");
    var proven = rollout.since("Canary").orElse(Instant.MAX);
    falsePasses = figures(it -> it.falsePasses(learned.digest(), proven));
    var serving = serving(learned.digest());
    var act =
        new Act(
            "the learned model is promoted",
            "Promoted by evidence, and all nodes report it",
            rollout.sentence() + "; " + serving + " of " + stations(stage) + " nodes report it",
            rollout.state().equals("Promoted") && serving == stations(stage));
    return told(act)
        && told(better(learned, lax))
        && told(new TraceAct(stage).play(learned.digest()));
  }

  private Act better(Workshop.Made learned, Workshop.Made lax) {
    Await.until(
        Duration.ofMinutes(2), () -> figures(it -> it.escapes(learned.digest())).boards() >= 150);
    var before = figures(it -> it.escapes(lax.digest()));
    var after = figures(it -> it.escapes(learned.digest()));
    return new Act(
        "fewer escapes",
        "at most half of before",
        "%d of %d one-defect boards before, %d of %d after"
            .formatted(before.escaped(), before.boards(), after.escaped(), after.boards()),
        after.boards() >= 150 && after.rate() <= before.rate() / 2);
  }

  private interface Question<T> {
    T of(LedgerFigures figures) throws SQLException;
  }

  private <T> T figures(Question<T> question) {
    try (var connection = plant.control().sql()) {
      return question.of(new LedgerFigures(connection, truths::of));
    } catch (SQLException e) {
      throw new IllegalStateException("the ledger cannot be read", e);
    }
  }
}
