package dev.loupe.registry.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.loupe.bundle.Digest;
import dev.loupe.registry.RegistryAway;
import dev.loupe.registry.Submission;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// The steps by which a bundle becomes a version on MLflow: files first, into a logged model that
/// nobody looks for, and the version last, with all its tags in one call.
final class MlflowPublication {
  /// What makes MLflow's own loader find the model; it is MLflow's file and no part of the bundle.
  static final String FLAVOURS = "MLmodel";

  private static final byte[] ONNX =
      "{\"flavors\":{\"onnx\":{\"data\":\"model.onnx\"}}}".getBytes(UTF_8);
  private static final String EXPERIMENT = "loupe";

  private final MlflowServer server;
  private final MlflowHttp http;

  MlflowPublication(MlflowServer server, MlflowHttp http) {
    this.server = server;
    this.http = http;
  }

  /// What was uploaded, named in MLflow's way.
  record Parts(String run, String loggedModel) {}

  Parts upload(Submission submission) throws RegistryAway {
    var experiment = experiment();
    var run = run(experiment, submission);
    var model =
        Map.of(
            "experiment_id",
            experiment,
            "name",
            submission.model().name(),
            "model_type",
            "loupe",
            "source_run_id",
            run);
    var info = http.post("logged-models", model).at("/model/info");
    var id = info.path("model_id").asText();
    send(submission, folder(server, info.path("artifact_uri").asText()));
    finish(run, id);
    return new Parts(run, id);
  }

  private String run(String experiment, Submission submission) throws RegistryAway {
    var model = submission.model();
    var run =
        Map.of(
            "experiment_id",
            experiment,
            "run_name",
            "register " + model.name() + " " + model.version(),
            "start_time",
            System.currentTimeMillis(),
            "tags",
            tags(submission.tags()));
    return http.post("runs/create", run).at("/run/info/run_id").asText();
  }

  private static List<Map<String, String>> tags(SortedMap<String, String> tags) {
    return tags.entrySet().stream()
        .map(tag -> Map.of("key", tag.getKey(), "value", tag.getValue()))
        .toList();
  }

  private String experiment() throws RegistryAway {
    var path = "experiments/get-by-name?experiment_name=" + EXPERIMENT;
    var found = http.ask("GET", path, null);
    if (found.is("RESOURCE_DOES_NOT_EXIST")) {
      var made = http.ask("POST", "experiments/create", Map.of("name", EXPERIMENT));
      if (made.code().isEmpty()) return made.body().path("experiment_id").asText();
      found = http.ask("GET", path, null); // another was quicker
    }
    if (!found.code().isEmpty())
      throw new RegistryAway(server + " refuses " + path + ": " + found.message() + ".");
    var experiment = found.body().path("experiment");
    if (experiment.path("lifecycle_stage").asText().equals("deleted"))
      throw new RegistryAway(
          "On " + server + " the experiment '" + EXPERIMENT + "' is deleted: restore it there.");
    return experiment.path("experiment_id").asText();
  }

  /// Below the server's own artifacts; other stores are not asked.
  static String folder(MlflowServer server, String uri) throws RegistryAway {
    if (!uri.startsWith("mlflow-artifacts:"))
      throw new RegistryAway(
          server
              + " keeps files at '"
              + uri
              + "', which only its own clients reach: start it with --artifacts-destination.");
    return URI.create(uri).getPath().substring(1);
  }

  /// MLflow looks at no bytes and says nothing of what it kept: everything is read back.
  private void send(Submission submission, String folder) throws RegistryAway {
    for (var file : submission.files().entrySet())
      http.put(folder + "/" + file.getKey(), file.getValue());
    http.put(folder + "/" + FLAVOURS, ONNX);
    for (var file : submission.files().entrySet()) {
      var kept = http.read(folder + "/" + file.getKey()).map(Digest::sha256).orElse("nothing");
      if (!kept.equals(Digest.sha256(file.getValue())))
        throw new RegistryAway(
            server + " kept " + file.getKey() + " as " + kept + ", not as it was sent.");
    }
  }

  private void finish(String run, String model) throws RegistryAway {
    http.done(
        "PATCH",
        "logged-models/" + model,
        Map.of("model_id", model, "status", "LOGGED_MODEL_READY"));
    var output = Map.of("model_id", model, "step", 0);
    http.post("runs/outputs", Map.of("run_id", run, "models", List.of(output)));
    var now = System.currentTimeMillis();
    http.post("runs/update", Map.of("run_id", run, "status", "FINISHED", "end_time", now));
  }

  /// From here on it is visible, whole.
  void create(Submission submission, Parts parts) throws RegistryAway {
    var name = submission.model().name();
    var made = http.ask("POST", "registered-models/create", Map.of("name", name));
    if (!made.code().isEmpty() && !made.is("RESOURCE_ALREADY_EXISTS"))
      throw new RegistryAway(server + " refuses the model " + name + ": " + made.message() + ".");
    http.post(
        "model-versions/create",
        Map.of(
            "name", name,
            "source", "models:/" + parts.loggedModel(),
            "model_id", parts.loggedModel(),
            "run_id", parts.run(),
            "tags", tags(submission.tags())));
  }
}
