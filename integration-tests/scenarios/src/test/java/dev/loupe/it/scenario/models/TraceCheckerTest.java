package dev.loupe.it.scenario.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loupe.it.check.TraceChecker;
import dev.loupe.it.peer.Mlflow;
import dev.loupe.it.plant.Settings;
import dev.loupe.it.process.Children;
import dev.loupe.it.scenario.Folders;
import dev.loupe.it.scenario.Rigs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What REST traces, followed by the script in SQL, on a real MLflow server and in a PLC's log.
@SuppressWarnings("NullAway.Init")
class TraceCheckerTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static TracedModel model;
  private static Mlflow mlflow;
  private static String digest;

  @BeforeAll
  static void start() throws Exception {
    var folder = Path.of("target", "rigs", "trace").toAbsolutePath();
    Folders.empty(folder);
    var children = new Children(folder.resolve("children"));
    mlflow = new Mlflow(children, folder.resolve("mlflow"), Rigs.installation().root());
    mlflow.start();
    var settings = Settings.none().with("loupe.registry.url", mlflow.url());
    model = TracedModel.start(children, folder, settings);
    digest = model.register("board-t");
    model.seed("board-t", digest);
  }

  @AfterAll
  static void stop() {
    if (mlflow != null) mlflow.stop();
    if (model != null) model.close();
  }

  private static TraceChecker.Found check(JsonNode trace, String... more) {
    var options = new ArrayList<>(List.of("--mlflow", mlflow.url()));
    options.addAll(List.of("--plc-logs", model.plcLogs().toString()));
    options.addAll(List.of(more));
    var found = model.checker().check(trace.toString(), options);
    assumeThat(found.says())
        .as("python3 and psql")
        .doesNotContain("cannot be run", "not installed");
    return found;
  }

  private static List<String> broken(TraceChecker.Found found) {
    return found.json().path("differ").findValuesAsText("link").stream().distinct().toList();
  }

  @Test
  void eachLinkOfAWholeTraceHolds() throws Exception {
    var found = check(model.trace(digest), "--whole");
    assertThat(found.exit()).as(found.says()).isZero();
    assertThat(found.json().path("hold").asInt()).isEqualTo(8);
    assertThat(found.json().path("missing")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/labels/ids/0, \"00000000-0000-0000-0000-000000000000\", LABELS",
    "/labels/count, 3, LABELS",
    "/labels/reviewers/0, \"Eve\", LABELS",
    "/dataset/digest, \"0000\", DATASET",
    "/dataset/split/1/images, 2, DATASET",
    "/job/id, \"00000000-0000-0000-0000-000000000000\", JOB",
    "/job/confirmedBy, \"Eve\", JOB",
    "/job/startedAt, \"2020-01-01T00:00:00Z\", JOB",
    "/job/metrics/gained, 4, JOB",
    "/bundle/parent, \"0000\", BUNDLE",
    "/bundle/governance/0/approver, \"Eve\", BUNDLE",
    "/bundle/signatures/0/keyId, \"eve\", BUNDLE",
    "/registered/place, \"board-t/2\", REGISTERED",
    "/registered/run, \"0000\", REGISTERED",
    "/rollouts/0/state, \"RolledBack\", ROLLOUTS",
    "/rollouts/0/id, \"r-2\", ROLLOUTS",
    "/generations/0/generation, 3, GENERATIONS",
    "/generations/1/keyId, \"eve\", GENERATIONS",
    "/words/0/part, \"P-3\", WORDS",
    "/words/0/deliveredSeq, 13, WORDS",
    "/words/0/word, 7, WORDS"
  })
  void anEditedLinkDoesNotHold(String at, String value, String link) throws Exception {
    var trace = model.trace(digest);
    set(trace, JsonPointer.compile(at), JSON.readTree(value));

    var found = check(trace);

    assertThat(found.exit()).as(found.says()).isEqualTo(1);
    assertThat(broken(found)).contains(link);
  }

  private static void set(JsonNode tree, JsonPointer at, JsonNode value) {
    assertThat(tree.at(at).isMissingNode()).as("%s is there", at).isFalse();
    switch (tree.at(at.head())) {
      case ObjectNode object -> object.set(at.last().getMatchingProperty(), value);
      case ArrayNode array -> array.set(at.last().getMatchingIndex(), value);
      default -> throw new IllegalArgumentException(at.toString());
    }
  }

  @ParameterizedTest
  @CsvSource({"labels,LABELS", "job,JOB", "bundle,BUNDLE", "registered,REGISTERED"})
  void aLinkThatIsThereIsNotSaidToBeMissing(String name, String link) throws Exception {
    var trace = model.trace(digest);
    trace.putNull(name);
    assertThat(broken(check(trace))).contains(link);
  }

  @Test
  void aWordThatThePlcSawOtherwiseDoesNotHold() throws Exception {
    var log = model.plcLogs().resolve("aoi-1.jsonl");
    var before = Files.readString(log);
    Files.writeString(log, before.replace("\"partId\":\"P-2\"", "\"partId\":\"P-9\""));
    try {
      assertThat(broken(check(model.trace(digest)))).containsExactly("WORDS");
    } finally {
      Files.writeString(log, before);
    }
  }

  @Test
  void aDigestThatWasEditedOnMlflowDoesNotHold() throws Exception {
    var edit = Map.of("name", "board-t", "version", "1", "key", "loupe.digest");
    var trace = model.trace(digest);
    mlflow.post("model-versions/set-tag", and(edit, "0".repeat(64)));
    try {
      assertThat(broken(check(trace))).containsExactly("REGISTERED");
    } finally {
      mlflow.post("model-versions/set-tag", and(edit, digest));
    }
  }

  private static Map<String, String> and(Map<String, String> edit, String value) {
    var whole = new java.util.HashMap<>(edit);
    whole.put("value", value);
    return whole;
  }

  @Test
  void whatAnImportedModelLacksIsMissingAndThatHolds() throws Exception {
    var trace = model.trace(model.register("board-i"));
    assertThat(check(trace).exit()).as(trace.toString()).isEqualTo(0);
    assertThat(check(trace, "--whole").exit()).isEqualTo(1);
    assertThat(trace.at("/registered/run").asText()).matches("[0-9a-f]{32}");
  }

  @Test
  void somethingElseIsNoTrace() {
    assertThat(check(JSON.createObjectNode()).exit()).isEqualTo(2);
  }
}
