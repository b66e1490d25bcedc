package dev.loupe.it.show;

import dev.loupe.it.loop.Rollout;
import dev.loupe.it.loop.Workshop.Made;
import dev.loupe.it.process.Await;
import dev.loupe.it.rig.Rig;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A canary lives on a lease: with the broker cut it ends, and what has ended does not come back. A
/// node that was killed starts with the champion, whatever the stage.
final class LeaseOver implements Show {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration LEASE = Duration.ofSeconds(15);

  /// A killed node's station stands until the node is back.
  private static final double PACE = 14;

  /// From a lease's end to the last word of a part that had begun within it.
  private static final Duration IN_HAND = Duration.ofMillis(700);

  private static final String STAGES =
      "  - { share: 0.5, minParts: 100000, minTime: 5s, maxHold: 7d, lease: 15s }\n";

  @Override
  public Outcome play(Hall hall) {
    var notes = hall.notes();
    try (var scene = Scene.open(hall, "lease", Setup.champion("pcb-int8").pace(PACE))) {
      var twin = scene.register(scene.detectors().of("pcb-int8", "twin"));
      var rollout = scene.start(Plans.lasting(scene, STAGES), twin);
      scene.follow(rollout, PATIENCE, it -> it.state().equals("Shadow"));
      killed(scene, scene.champion(), "in Shadow", notes);
      scene.follow(rollout, PATIENCE, it -> it.state().equals("Canary"));
      if (decides(scene, twin, notes)) {
        killed(scene, scene.champion(), "in Canary", notes);
        decides(scene, twin, notes);
        cut(hall, scene, twin, notes);
        baking(scene, rollout, twin, notes);
      }
      scene.end(notes);
    }
    return notes.outcome();
  }

  /// Whether the candidate decides parts at both stations from now on.
  private static boolean decides(Scene scene, Made twin, Outcome.Notes notes) {
    var mark = scene.line().mark();
    var came =
        Await.until(
            PATIENCE,
            () ->
                scene.line().words(mark).stream()
                        .filter(word -> word.by(twin))
                        .map(LineLog.Word::station)
                        .distinct()
                        .count()
                    == 2);
    notes.control("the candidate decides parts at both stations", came, came);
    return came;
  }

  /// kill -9 of the first node: who decides its first part after it is back?
  private static void killed(Scene scene, Made expected, String when, Outcome.Notes notes) {
    var node = scene.rig().node(0);
    node.kill();
    var mark = scene.line().mark();
    node.start();
    node.awaitReady(Rig.PATIENCE);
    Await.until(Rig.PATIENCE, () -> !first(scene, mark).isEmpty());
    var first = first(scene, mark);
    notes.claim(
        "killed " + when + ", the node starts with the champion",
        first.isEmpty() ? "no part" : first.getFirst().model(),
        !first.isEmpty() && first.getFirst().by(expected));
  }

  /// What the first station's node judged since; what it could not is no decision.
  private static List<LineLog.Word> first(Scene scene, int mark) {
    return scene.line().words(mark).stream()
        .filter(word -> word.station().equals("aoi-1") && !word.verdict().equals("ERROR"))
        .toList();
  }

  private static void cut(Hall hall, Scene scene, Made twin, Outcome.Notes notes) {
    var before = Timestamp.from(Instant.now());
    var mark = scene.line().mark();
    var cut = System.nanoTime();
    both(scene, true);
    scene.pause(LEASE.plusSeconds(hall.of(10, 5)));
    both(scene, false);
    var words = scene.line().words(mark);
    var over = cut + LEASE.plus(IN_HAND).toNanos();
    var within = words.stream().filter(it -> it.by(twin) && it.nanos() < over).count();
    var after = words.stream().filter(it -> it.nanos() >= over).toList();
    var late = after.stream().filter(it -> it.by(twin)).count();
    notes.figure("candidateWithinLease", within).figure("partsAfterLease", after.size());
    notes.control("without contact the candidate goes on within its lease", within, within > 0);
    notes.claim(
        "after the lease only the champion decides",
        late + " of " + after.size() + " parts by the candidate",
        late == 0 && after.size() > LEASE.toSeconds());
    resumed(hall, scene, before, notes);
  }

  private static void both(Scene scene, boolean cut) {
    for (var node = 0; node < 2; node++)
      if (cut) scene.rig().cables(node).broker().cut();
      else scene.rig().cables(node).broker().plug();
  }

  /// Connected again: the ledger says under which generations the candidate decided since.
  private static void resumed(Hall hall, Scene scene, Timestamp cut, Outcome.Notes notes) {
    var plugged = Timestamp.from(Instant.now());
    scene.pause(Duration.ofSeconds(hall.of(15, 8)));
    var sql =
        """
        select count(*) from inspection i where i.arm = 'CANDIDATE' and i.at > ?
          and i.generation %s (
            select max(a.generation) from assignment a where a.node = i.node and a.issued_at < ?)
        """;
    var ledger = scene.rig().ledger();
    var old = ledger.number(sql.formatted("<="), plugged, cut);
    var later = ledger.number(sql.formatted(">"), plugged, cut);
    notes.figure("candidateUnderNextGeneration", later);
    notes.claim("connected again, the old generation does not resume", old + " parts", old == 0);
  }

  private static void baking(Scene scene, Rollout rollout, Made twin, Outcome.Notes notes) {
    var by = Map.of("by", "demo person", "why", "the show goes on");
    scene.api().post("/api/rollouts/" + rollout.id() + "/promote", by).must("promoting");
    scene.follow(rollout, PATIENCE, it -> it.state().equals("Baking") || it.ended());
    killed(scene, twin, "in " + rollout.state(), notes);
    scene.follow(rollout, PATIENCE, Rollout::ended);
    notes.claim("and it is promoted", rollout.sentence(), rollout.state().equals("Promoted"));
  }
}
