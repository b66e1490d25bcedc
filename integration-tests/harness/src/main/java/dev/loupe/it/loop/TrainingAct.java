package dev.loupe.it.loop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.bundle.Archive;
import dev.loupe.bundle.Loading;
import dev.loupe.bundle.Opening;
import dev.loupe.it.process.Await;
import java.time.Duration;
import java.util.Map;

/// The line's labels make the next model: a job fits the limits, people confirm and sign.
public final class TrainingAct {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Stage stage;
  private final Documents documents;

  public TrainingAct(Stage stage) {
    this.stage = stage;
    this.documents = new Documents(stage.api());
  }

  /// The stage's people label `labels` parts more of what the audit draws.
  void label(int labels) {
    var before = stage.people().labelled();
    Await.until(
        PATIENCE,
        () -> {
          // drawn by chance: good boards are among them as the line makes them
          stage.people().review("audit");
          return stage.people().labelled() - before >= labels;
        });
    stage.news().accept(stage.people().labelled() + " parts are labelled");
  }

  /// The job of `name`:`version` as it ended; `parent` is the digest of a registered model.
  public JsonNode train(String parent, String name, String version) {
    var order =
        Map.of(
            "line",
            Stage.LINE,
            "parent",
            parent,
            "name",
            name,
            "version",
            version,
            "by",
            Stage.PERSON);
    var job = stage.api().post("/api/training/jobs", order).must("the training job");
    Await.until(PATIENCE, () -> !runs(stage.api().get(path(job)).json()));
    return stage.api().get(path(job)).must("the job");
  }

  private static boolean runs(JsonNode job) {
    var state = job.path("state").asText();
    return state.equals("QUEUED") || state.equals("RUNNING");
  }

  /// Confirms what `job` proposes, signs it and registers it.
  public Workshop.Made release(JsonNode job) {
    var name = job.path("name").asText();
    var version = job.path("version").asText();
    var governance = documents.of(name, version);
    stage
        .api()
        .post(path(job) + "/confirm", Map.of("by", Stage.PERSON, "governance", governance))
        .must("confirming the proposal");
    var proposed = stage.api().bytes(path(job) + "/bundle");
    var made =
        switch (Archive.read("the proposal", proposed)) {
          case Opening.Refused(var code, var sentence) ->
              throw new IllegalStateException(code + ": " + sentence);
          case Loading.Loaded(var contents) -> stage.workshop().signed(contents, name, version);
        };
    stage.register(made);
    return made;
  }

  private static String path(JsonNode job) {
    return "/api/training/jobs/" + job.path("id").asText();
  }
}
