package dev.loupe.control.trace.adapter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.loupe.control.ControlConfig;
import dev.loupe.control.RunningControl;
import dev.loupe.control.model.ReleasedBundles;
import dev.loupe.control.trace.adapter.SeededChain.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RunningControl.class)
@SuppressWarnings("NullAway.Init")
class TraceRestTest {
  private static final String PROBLEM = "application/problem+json";
  private static final ReleasedBundles RELEASED = new ReleasedBundles();

  @Inject ControlConfig config;
  @Inject DataSource database;

  private final String name = "m-" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void trust() throws Exception {
    RELEASED.trust(config.trustKeys().orElseThrow());
  }

  private String registered() {
    var loupe = RELEASED.loupe(name, "1.0");
    given()
        .contentType("application/octet-stream")
        .body(loupe)
        .post("/api/models")
        .then()
        .statusCode(201);
    return ReleasedBundles.digest(loupe);
  }

  private Ids seeded(String digest) throws Exception {
    return new SeededChain(database, config.data()).seed(digest);
  }

  private static ValidatableResponse get(String digest) {
    return given().get("/api/trace/" + digest).then();
  }

  private static JsonPath trace(String digest) {
    return get(digest).statusCode(200).extract().jsonPath();
  }

  private static String missing(JsonPath trace, String link) {
    return trace.getString("links.find { it.link == '" + link + "' }.missing");
  }

  @Test
  void aWholeChainLeadsFromTheLabelsToTheFirstWordOfEachStation() throws Exception {
    var digest = registered();
    var ids = seeded(digest);

    var trace = trace(digest);

    assertThat(trace.getList("links.missing")).as(trace.prettify()).containsOnlyNulls();
    assertThat(trace.getBoolean("whole")).isTrue();
    assertThat(trace.getList("links.link"))
        .containsExactly(
            "LABELS", "DATASET", "JOB", "BUNDLE", "REGISTERED", "ROLLOUTS", "GENERATIONS", "WORDS");
    assertThat(trace.getString("label")).isEqualTo(name + ":1.0@" + digest.substring(0, 12));
    assertThat(trace.getList("labels.reviewers")).isEqualTo(List.of("Ada", "Bo"));
    assertThat(trace.getInt("labels.count")).isEqualTo(2);
    assertThat(trace.getInt("labels.undone")).isEqualTo(1);
    assertThat(trace.getString("dataset.digest")).isEqualTo(ids.dataset());
    assertThat(trace.getList("dataset.split.images")).isEqualTo(List.of(1, 1));
    assertThat(trace.getString("job.id")).isEqualTo(ids.job().toString());
    assertThat(trace.getString("job.confirmedBy")).isEqualTo("Ada");
    assertThat(trace.getList("bundle.signatures.keyId")).isEqualTo(List.of(ReleasedBundles.KEY));
    assertThat(trace.getList("bundle.governance.id")).contains("FMEA-12");
    assertThat(trace.getString("registered.store")).startsWith("the directory ");
    assertThat(trace.getString("registered.place")).isEqualTo(name + "/1.0");
    assertThat(trace.getString("rollouts[0].id")).isEqualTo(ids.rollout());
    assertThat(trace.getString("rollouts[0].why")).isEqualTo("all nodes report it");
    assertThat(trace.getList("generations.generation")).isEqualTo(List.of(4, 5));
    assertThat(trace.getList("generations.role")).isEqualTo(List.of("candidate", "champion"));
    assertThat(trace.getList("words.station")).isEqualTo(List.of("aoi-1"));
    assertThat(trace.getString("words[0].part")).isEqualTo("P-2");
    assertThat(trace.getInt("words[0].seq")).isEqualTo(2);
    assertThat(trace.getInt("words[0].deliveredSeq")).isEqualTo(12);
  }

  @Test
  void anImportedModelSaysThatNoJobHereMadeIt() throws Exception {
    var digest = registered();

    var trace = trace(digest.substring(0, 12));

    assertThat(trace.getString("digest")).isEqualTo(digest);
    assertThat(trace.getBoolean("whole")).isFalse();
    for (var link : List.of("LABELS", "DATASET", "JOB"))
      assertThat(missing(trace, link)).startsWith("No training job here made it");
    assertThat(missing(trace, "BUNDLE")).isNull();
    assertThat(missing(trace, "REGISTERED")).isNull();
    assertThat(missing(trace, "ROLLOUTS")).isEqualTo("It was never rolled out.");
    assertThat(missing(trace, "WORDS")).isEqualTo("No delivered part was decided by it.");
    assertThat((Object) trace.get("job")).isNull();
  }

  @Test
  void aChangedDataSetAWithdrawnVersionAndASilentStationAreNamed() throws Exception {
    var digest = registered();
    var ids = seeded(digest);
    var file = config.data().resolve("training/" + ids.job() + "/dataset.jsonl");
    Files.writeString(file, Files.readString(file).replace("\"fold\":4", "\"fold\":3"));
    Files.delete(config.data().resolve("registry/models/" + name + "/1.0/registered.json"));
    run("delete from delivery where node = 'trace-1'");

    var trace = trace(digest);

    assertThat(missing(trace, "DATASET")).startsWith("Its file was changed after: its SHA-256 is ");
    assertThat(trace.getList("dataset.split")).isEmpty();
    assertThat(missing(trace, "REGISTERED")).endsWith(" no longer has it.");
    assertThat(missing(trace, "WORDS")).contains("aoi-1");
    assertThat(missing(trace, "LABELS")).isNull();
  }

  @Test
  void aModelThatOnlyANodeKnowsIsFoundByWhatItDecided() throws Exception {
    var digest = "e".repeat(20) + UUID.randomUUID().toString().replace("-", "") + "e".repeat(12);
    run(
        "delete from delivery where node = 'trace-1'; delete from inspection where node = 'trace-1'");
    new SeededChain(database, config.data()).parts(digest);

    var trace = trace(digest.substring(0, 52));

    assertThat(missing(trace, "REGISTERED")).isEqualTo("No registered model has this digest.");
    assertThat(missing(trace, "WORDS")).isNull();
    assertThat((Object) trace.get("label")).isNull();
  }

  @Test
  void whatNobodyNamesOrSeveralDoIsAProblem() throws Exception {
    get("f".repeat(64)).statusCode(404).contentType(PROBLEM).body("detail", startsWith("Nothing"));
    get("abc").statusCode(400).contentType(PROBLEM).body("detail", containsString("12 to 64"));
    get("A".repeat(64)).statusCode(400);
    run(
        "insert into training_job (id, created_by, line, parent, name, version, dataset, examples, left_out, state, bundle)"
            + " select gen_random_uuid(), 'Ada', 'l', 'p', 'n', 'v', 'd', 1, 0, 'TRAINED', repeat('d', 60) || it"
            + " from unnest(array['0001', '0002']) it");
    get("d".repeat(60)).statusCode(409).contentType(PROBLEM).body("status", equalTo(409));
    get("d".repeat(60) + "0002").statusCode(200).body("whole", equalTo(false));
    run("delete from training_job where bundle like 'dddd%'");
  }

  private void run(String sql) throws Exception {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
