package dev.loupe.it.show;

import dev.loupe.it.loop.Rollout;
import dev.loupe.it.loop.Workshop.Made;
import dev.loupe.it.process.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A candidate that does well until the light ages: it decides parts when its fault shows.
final class LightFaults {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String STAGES =
      "  - { share: 0.5, minParts: 100000, minTime: 5s, maxHold: 7d, lease: 60s }\n";

  private final Hall hall;
  private final Scene scene;
  private final Outcome.Notes notes;

  LightFaults(Hall hall, Scene scene, Outcome.Notes notes) {
    this.hall = hall;
    this.scene = scene;
    this.notes = notes;
  }

  /// Its node is lax: the control plane's gates must find it.
  void byTheControlPlane(Made made) {
    var rollout = canary(made, Plans.guard(Plans.lasting(scene, STAGES), 1000, 1000, 1000));
    var mark = scene.line().mark();
    line(true);
    scene.follow(rollout, Duration.ofSeconds(90), Rollout::ended);
    back(made, mark, 1, Duration.ofSeconds(60), "by the control plane");
    notes.claim(
        "which rolls it back by gate A",
        rollout.sentence(),
        rollout.state().equals("RolledBack") && rollout.why().contains("gate A"));
    line(false);
  }

  /// Nobody can tell the node anything: its own guard must.
  void byTheNode(Made made) {
    var errors = 3;
    var rollout = canary(made, Plans.guard(Plans.lasting(scene, STAGES), errors, 100, 200));
    var mark = scene.line().mark();
    for (var node = 0; node < 2; node++) scene.rig().cables(node).broker().cut();
    line(true);
    scene.pause(Duration.ofSeconds(hall.of(20, 10)));
    back(made, mark, errors + 1, Duration.ofSeconds(5), "with the broker cut, by the node's guard");
    for (var node = 0; node < 2; node++) scene.rig().cables(node).broker().plug();
    scene.follow(rollout, Duration.ofSeconds(90), Rollout::ended);
    notes.claim(
        "and, connected again, it is rolled back",
        rollout.sentence(),
        rollout.state().equals("RolledBack"));
  }

  private Rollout canary(Made made, String plan) {
    var rollout = scene.start(plan, scene.register(made));
    scene.follow(rollout, PATIENCE, it -> it.ended() || it.state().equals("Canary"));
    var mark = scene.line().mark();
    Await.until(
        Duration.ofSeconds(30),
        () -> scene.line().words(mark).stream().filter(it -> it.by(made)).count() > 10);
    var decided = scene.line().words(mark).stream().filter(it -> it.by(made)).toList();
    var errors = decided.stream().filter(it -> it.verdict().equals("ERROR")).count();
    notes.control(
        made.version() + " does well while the light is good",
        rollout.state() + ", " + decided.size() + " parts decided, " + errors + " ERROR",
        rollout.state().equals("Canary") && errors < decided.size() / 10.0);
    return rollout;
  }

  /// At each station: from the part that is one too many to the last one that it decided.
  private void back(Made made, int mark, int tooMany, Duration most, String how) {
    var seconds = new ArrayList<Double>();
    for (var station : List.of("aoi-1", "aoi-2")) {
      var own =
          scene.line().words(mark).stream()
              .filter(it -> it.by(made) && it.station().equals(station))
              .toList();
      var errors = own.stream().filter(it -> it.verdict().equals("ERROR")).toList();
      if (errors.size() < tooMany) continue;
      var from = errors.get(tooMany - 1).nanos();
      seconds.add((own.getLast().nanos() - from) / 1e9);
    }
    var champion = scene.line().words(mark).stream().filter(it -> it.by(scene.champion())).count();
    notes.figure(made.version() + " back after s", seconds);
    notes.claim(
        "the champion is back within " + most.toSeconds() + " s " + how,
        seconds + " s, " + champion + " parts by the champion",
        seconds.size() == 2
            && champion > 0
            && seconds.stream().allMatch(it -> it <= most.toSeconds()));
  }

  /// The line goes on with the light as it was, or a tenth darker.
  private void line(boolean dim) {
    var seed = scene.rig().line().plan().seed() + 1;
    if (dim) scene.restart(seed, "--degrade", "aoi-1:dim:1", "--degrade", "aoi-2:dim:1");
    else scene.restart(seed);
    hall.news().accept(dim ? "the light has aged" : "the light is as it was");
  }
}
