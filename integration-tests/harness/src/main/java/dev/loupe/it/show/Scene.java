package dev.loupe.it.show;

import dev.loupe.it.loop.Api;
import dev.loupe.it.loop.Keys;
import dev.loupe.it.loop.Reviewers;
import dev.loupe.it.loop.Rollout;
import dev.loupe.it.loop.Stage;
import dev.loupe.it.loop.TruthBook;
import dev.loupe.it.loop.Workshop;
import dev.loupe.it.loop.Workshop.Made;
import dev.loupe.it.plant.PlantPlan;
import dev.loupe.it.process.Await;
import dev.loupe.it.rig.Layout;
import dev.loupe.it.rig.Rig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// A running plant on real boards: two stations, cables that can be cut, a demo person who signs,
/// registers and labels by the truth.
final class Scene implements AutoCloseable {
  /// People who look without a pause take the machine from the line.
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private static final int STATIONS = 2;

  /// So much longer than a node's deadline does a PLC wait, in ms.
  private static final int BEYOND_DEADLINE_MS = 600;

  private final Hall hall;
  private final Rig rig;
  private final Keys keys;
  private final Detectors detectors;
  private final Made champion;
  private final Stage stage;
  private final TruthBook truths;
  private final LineLog line;
  private final double pace;
  private final List<String> asBegun;

  private Scene(Hall hall, Setup setup, Path place) {
    this.hall = hall;
    keys = Keys.in(place.resolve("keys"));
    var workshop = new Workshop(keys.release(), Stage.PERSON, hall.data().golden());
    detectors = new Detectors(hall.data(), workshop, keys.release());
    champion = detectors.of(setup.champion(), setup.champion());
    var bearable = hall.run().quick() ? bearable(setup) : setup;
    pace = bearable.pace();
    var folder = Detectors.unpack(champion, place.resolve("champion"));
    var layout = Layout.of(STATIONS).withCables().with(plan -> plan(plan, bearable, folder));
    rig = Rig.in(hall.installation(), place, setup.ownPeers() ? layout.withOwnPeers() : layout);
    truths = new TruthBook(rig.line().plan().truth());
    line = new LineLog(rig.plc());
    asBegun = rig.line().plan().options();
    var api = new Api(rig.control().url());
    var people = new Reviewers(api, truths::of, new Random(hall.run().seed()), setup.wrong());
    stage = new Stage(rig.plant(), api, workshop, people, hall.news());
  }

  /// Started, the champion registered.
  static Scene open(Hall hall, String name, Setup setup) {
    hall.news().accept("— " + name + " —");
    var scene = new Scene(hall, setup, hall.place(name));
    try {
      hall.news().accept("at %.1f parts a second and station".formatted(scene.pace));
      scene.rig.start();
      scene.stage.register(scene.champion);
      return scene;
    } catch (RuntimeException e) {
      scene.close();
      throw e;
    }
  }

  private PlantPlan plan(PlantPlan plan, Setup setup, Path champion) {
    var options = new ArrayList<>(setup.line());
    var timeout = setup.deadlineMs() + BEYOND_DEADLINE_MS;
    options.addAll(List.of("--lot", "20", "--trigger-timeout", Integer.toString(timeout)));
    var boards = Optional.of(hall.data().boards());
    var feed = new PlantPlan.Feed(hall.run().seed(), pace, boards, options);
    var registry = setup.mlflow();
    var kept = registry == null ? plan : plan.control("loupe.registry.url", registry.url());
    return kept.with(feed)
        .natively(hall.run().natively())
        .control("loupe.trust-keys", keys.trust())
        .control("loupe.assignment-key", keys.assignment())
        .control("loupe.assignment-key-id", Keys.ASSIGNMENT)
        .control("loupe.training.jar", hall.installation().training())
        .nodes("loupe.trust-keys", keys.trust())
        .nodes("loupe.model", champion)
        .nodes("loupe.deadline", setup.deadlineMs() + "ms");
  }

  private Setup bearable(Setup setup) {
    return setup.bearable(SlowRounds.quickest(detectors.bundle(setup.champion())), STATIONS);
  }

  /// Parts a second at each station.
  double pace() {
    return pace;
  }

  boolean isQuick() {
    return hall.run().quick();
  }

  Stage stage() {
    return stage;
  }

  Rig rig() {
    return rig;
  }

  Keys keys() {
    return keys;
  }

  Api api() {
    return stage.api();
  }

  Detectors detectors() {
    return detectors;
  }

  TruthBook truths() {
    return truths;
  }

  LineLog line() {
    return line;
  }

  Made champion() {
    return champion;
  }

  /// Made, signed and registered.
  Made register(Made made) {
    stage.register(made);
    return made;
  }

  Rollout start(String plan, Made candidate) {
    var rollout = Rollout.start(stage, plan, candidate.name() + ":" + candidate.version());
    hall.news().accept("rollout " + rollout.id() + " of " + Detectors.label(candidate));
    return rollout;
  }

  /// Settles disagreements until `done` or the rollout's end.
  void follow(Rollout rollout, Duration patience, Predicate<Rollout> done) {
    watch(rollout, patience, true, done);
  }

  /// Nobody labels anything meanwhile.
  void watch(Rollout rollout, Duration patience, Predicate<Rollout> done) {
    watch(rollout, patience, false, done);
  }

  private void watch(
      Rollout rollout, Duration patience, boolean labelling, Predicate<Rollout> done) {
    var told = new String[] {""};
    await(
        patience,
        () -> {
          if (labelling) stage.people().review("disagreement");
          var sentence = rollout.look().sentence();
          if (!sentence.equals(told[0])) hall.news().accept("  " + sentence);
          told[0] = sentence;
          return rollout.ended() || done.test(rollout);
        });
  }

  /// Nodes whose last report names `model` as the one that serves, by SQL.
  long serving(Made model) {
    return rig.ledger()
        .number(
            "select count(distinct node) from node, jsonb_array_elements(slots) slot"
                + " where slot ->> 'digest' = ?",
            model.digest());
  }

  /// The line starts anew with other parts, with `more` options than it began with; no part is in
  /// hand meanwhile. Answers a mark of the first.
  int restart(long seed, String... more) {
    rig.pause();
    var program = rig.line();
    program.stop(Duration.ofSeconds(15));
    var options = new ArrayList<>(asBegun);
    options.addAll(List.of(more));
    program.set(program.plan().with(seed, options));
    var mark = line.mark();
    program.start();
    program.awaitReady(Rig.PATIENCE);
    return mark;
  }

  /// Asks now and then, so that the line keeps the machine.
  boolean await(Duration patience, BooleanSupplier condition) {
    return Await.until(
        patience,
        () -> {
          pause(BETWEEN_LOOKS);
          return condition.getAsBoolean();
        });
  }

  void pause(Duration time) {
    Await.until(time, () -> false);
  }

  /// Claims what holds of every run: each trigger has one result, and nothing passed that the
  /// champion did not pass before gate D had passed.
  void end(Outcome.Notes notes) {
    rig.pause();
    var drained = rig.drained(Duration.ofSeconds(60));
    var differences = rig.differences(0);
    notes.figure("triggered", rig.plc().all("trigger").size());
    notes.figure("partsASecond", line.pace());
    notes.claim(
        "every trigger has its one result, in PLC, ledger and journal alike",
        differences.isEmpty() && drained ? "no difference" : differences.stream().limit(5).toList(),
        differences.isEmpty() && drained);
    FalsePasses.of(this).claim(notes);
  }

  @Override
  public void close() {
    rig.close();
  }
}
