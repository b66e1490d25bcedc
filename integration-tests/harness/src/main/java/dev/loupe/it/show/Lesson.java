package dev.loupe.it.show;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.it.loop.Reviewers;
import dev.loupe.it.loop.TrainingAct;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// People label what the random audit drew, and a job learns from it. One that refuses says which
/// labels it lacks: then they label a third more, and the next job learns from all.
final class Lesson {
  private static final Duration PATIENCE = Duration.ofMinutes(6);
  private final Scene scene;
  private final Reviewers people;
  private final TrainingAct training;

  Lesson(Scene scene, Reviewers people) {
    this.scene = scene;
    this.people = people;
    training = new TrainingAct(scene.stage());
  }

  /// The last of at most `jobs` as it ended; at least `parts` parts are labelled then.
  JsonNode learn(String version, int parts, int jobs) {
    for (var done = 1; ; done++) {
      label(parts + (done - 1) * parts / 3);
      var job = trained(version);
      scene.stage().news().accept("job " + version + ": " + told(job));
      if (done == jobs || trained(job)) return job;
    }
  }

  /// A quick show does not let a job and the line share the machine.
  private JsonNode trained(String version) {
    if (scene.isQuick()) scene.rig().pause();
    try {
      return training.train(scene.champion().digest(), Detectors.NAME, version);
    } finally {
      if (scene.isQuick()) scene.rig().resume();
    }
  }

  private void label(int parts) {
    scene.await(
        PATIENCE,
        () -> {
          people.review("audit");
          return labelled() >= parts;
        });
    scene.stage().news().accept(labelled() + " parts are labelled");
  }

  /// Parts that someone has labelled.
  private long labelled() {
    var sql = "select count(distinct (node, journal, seq)) from label where undone_at is null";
    return scene.rig().ledger().number(sql);
  }

  /// Takes back all that anyone said.
  void forget() {
    for (var label : scene.rig().ledger().texts("select id from label where undone_at is null"))
      scene.api().delete("/api/labels/" + label).must("undoing a label");
  }

  static boolean trained(JsonNode job) {
    return job.path("state").asText().equals("TRAINED");
  }

  static String told(JsonNode job) {
    var held = job.path("metrics").path("heldOut");
    if (trained(job))
      return "TRAINED: of %s defective boards held out %s escape, %s before; %s of %s good called"
          .formatted(
              held.path("defective"),
              held.path("escapedNow"),
              held.path("escapedBefore"),
              held.path("calledNow"),
              held.path("good"));
    return Stream.of("state", "code", "sentence")
        .map(field -> job.path(field).asText())
        .collect(Collectors.joining(" "));
  }
}
