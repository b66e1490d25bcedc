package dev.loupe.it.loop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.bundle.Archive;
import dev.loupe.bundle.Loading;
import dev.loupe.bundle.Opening;
import dev.loupe.it.process.Await;
import java.time.Duration;
import java.util.Map;

/// The line's labels make the next model: a job fits the limits, people confirm and sign.
final class TrainingAct {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Stage stage;
  private final Governed governed;

  /// Governance entries for what a job proposes, as REST takes them.
  interface Governed {
    Map<String, Object> of(String name, String version);
  }

  TrainingAct(Stage stage, Governed governed) {
    this.stage = stage;
    this.governed = governed;
  }

  /// The job as it ended.
  JsonNode fit(String parent, String version, int labels) {
    var before = stage.people().labelled();
    Await.until(
        PATIENCE,
        () -> {
          // drawn by chance: good boards are among them as the line makes them
          stage.people().review("audit");
          return stage.people().labelled() - before >= labels;
        });
    stage.news().accept(stage.people().labelled() + " parts are labelled");
    var order =
        Map.of(
            "line",
            Stage.LINE,
            "parent",
            parent,
            "name",
            "diff",
            "version",
            version,
            "by",
            Stage.PERSON);
    var job = stage.api().post("/api/training/jobs", order).must("the training job");
    var path = "/api/training/jobs/" + job.path("id").asText();
    Await.until(PATIENCE, () -> !runs(stage.api().get(path).json()));
    return stage.api().get(path).must("the job");
  }

  private static boolean runs(JsonNode job) {
    var state = job.path("state").asText();
    return state.equals("QUEUED") || state.equals("RUNNING");
  }

  /// Confirms what `job` proposes, signs it and registers it.
  Workshop.Made release(JsonNode job, String version) {
    var path = "/api/training/jobs/" + job.path("id").asText();
    stage
        .api()
        .post(
            path + "/confirm",
            Map.of("by", Stage.PERSON, "governance", governed.of("diff", version)))
        .must("confirming the proposal");
    var proposed = stage.api().bytes(path + "/bundle");
    var made =
        switch (Archive.read("the proposal", proposed)) {
          case Opening.Refused(var code, var sentence) ->
              throw new IllegalStateException(code + ": " + sentence);
          case Loading.Loaded(var contents) -> stage.workshop().signed(contents, "diff", version);
        };
    stage.register(made);
    return made;
  }
}
