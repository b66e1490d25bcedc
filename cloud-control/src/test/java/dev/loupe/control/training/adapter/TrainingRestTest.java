package dev.loupe.control.training.adapter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.loupe.bundle.Archive;
import dev.loupe.bundle.Contents;
import dev.loupe.bundle.DiffBundle;
import dev.loupe.bundle.Loading;
import dev.loupe.bundle.Manifest;
import dev.loupe.bundle.Manifest.Size;
import dev.loupe.control.RunningControl;
import dev.loupe.control.training.JobState;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RunningControl.class)
@SuppressWarnings("NullAway.Init")
class TrainingRestTest {
  private static final String LINE = "line-t";
  private static final String ENTRY =
      "{\"id\":\"D-1\",\"sha256\":\""
          + "a".repeat(64)
          + "\",\"approver\":\"Ada\",\"date\":\"2026-11-20\"}";

  @Inject DataSource database;

  @ConfigProperty(name = "loupe.data")
  String data;

  private String parent = "";

  @BeforeEach
  void labelledPartsAndAParent() throws SQLException, IOException {
    var bundle = DiffBundle.of(new Size(64, 64));
    var contents = Contents.of(bundle.manifest(), Map.of(Manifest.MODEL, bundle.model()));
    parent = contents.digest().orElseThrow();
    var bundles = Files.createDirectories(Path.of(data).resolve("models/bundles"));
    Files.write(bundles.resolve(parent + ".loupe"), Archive.write(contents));
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("delete from training_label; delete from training_job; delete from label");
      statement.execute("delete from inspection where line = '" + LINE + "'");
      for (var seq = 1; seq <= 3; seq++) statement.execute(part(seq));
      statement.execute(
          "insert into image (digest, media_type, size) select repeat(it, 64), 'image/png', 9"
              + " from unnest(array['1', '2', 'c']) it on conflict do nothing");
    }
  }

  /// Part `seq` with a full frame of its own and a label; that of part 3 never arrived.
  private static String part(int seq) {
    return """
    insert into inspection (node, journal, seq, received_at, received_day, trigger, part, lot, line, station, recipe,
      origin, verdict, confidence, error, defects, truncated, views, acquire_ms, decode_ms, infer_ms, decide_ms, at,
      monotonic, digest, sampling)
    values ('node-1', '0d9c1c1e-6a35-4b0e-9f39-4f2f1f6f2a11', %1$d, now(), current_date, %1$d, 'P', 'L%1$d', 'line-t',
      'aoi', 'r', 'PRODUCTION', 'PASS', 1, 'NONE', '[]', false, jsonb_build_array(jsonb_build_object('width', 64, 'height',
      64, 'image', repeat('%1$d', 64), 'template', repeat('c', 64))), 1, 1, 1, 1, now(), 1, '\\x00', '{"audit":0.2}');
    insert into label (id, node, journal, seq, line, kind, reviewer, defective, champion_right, champion_boxes, marks,
      missed, flaws)
    values (gen_random_uuid(), 'node-1', '0d9c1c1e-6a35-4b0e-9f39-4f2f1f6f2a11', %1$d, 'line-t', 'AUDIT', 'Ada', true,
      false, 1, '[]', '[]', '[{"view":0,"box":[1,2,3,4],"kind":"short"}]')
    """
        .formatted(seq);
  }

  private ValidatableResponse ask(String version) {
    return given()
        .contentType("application/json")
        .body(
            Map.of("line", LINE, "parent", parent, "name", "pcb", "version", version, "by", "Ada"))
        .post("/api/training/jobs")
        .then();
  }

  private JsonPath started(String version) {
    return ask(version).statusCode(201).extract().jsonPath();
  }

  private static JsonPath job(String id) {
    return given().get("/api/training/jobs/" + id).then().statusCode(200).extract().jsonPath();
  }

  private static JsonPath await(String id, JobState state) throws InterruptedException {
    var end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
    while (System.nanoTime() < end) {
      var job = job(id);
      if (job.getString("state").equals(state.name())) return job;
      Thread.sleep(100);
    }
    throw new AssertionError("not " + state + ": " + job(id).prettify());
  }

  private static ValidatableResponse post(String id, String verb, String body) {
    return given()
        .contentType("application/json")
        .body(body)
        .post("/api/training/jobs/" + id + "/" + verb)
        .then();
  }

  @Test
  void aJobLearnsFromSettledLabelsWithImagesAndWhatItMadeIsConfirmedByAPerson() throws Exception {
    var asked = started("quick");
    assertThat(asked.getInt("examples")).isEqualTo(2);
    assertThat(asked.getInt("leftOut")).isEqualTo(1);
    var id = asked.getString("id");
    var trained = await(id, JobState.TRAINED);
    var proposed = trained.getString("bundle");
    assertThat(proposed).hasSize(64);
    given()
        .get("/api/training/jobs/" + id + "/dataset")
        .then()
        .body(containsString("\"kind\":\"short\""));
    var confirmed =
        confirm(id)
            .statusCode(200)
            .body("state", equalTo("CONFIRMED"))
            .body("bundle", not(equalTo(proposed)))
            .extract()
            .jsonPath();
    var loupe =
        given().get("/api/training/jobs/" + id + "/bundle").then().statusCode(200).extract();
    assertThat(Archive.read("it", loupe.asByteArray()))
        .isInstanceOfSatisfying(
            Loading.Loaded.class,
            it -> assertThat(it.contents().digest()).hasValue(confirmed.getString("bundle")));
    whatIsRegisteredStaysAsItWasConfirmed(id, confirmed.getString("bundle"));
  }

  private static ValidatableResponse confirm(String id) {
    return post(
        id,
        "confirm",
        "{\"by\":\"Ada\",\"governance\":{\"firmwareRange\":%1$s,\"datasetCertificate\":%1$s,\"fmeaReport\":%1$s}}"
            .formatted(ENTRY));
  }

  private void whatIsRegisteredStaysAsItWasConfirmed(String id, String bundle) throws SQLException {
    confirm(id).statusCode(200);
    run(
        "insert into model (digest, name, version, family, manifest, place, signer, bytes, tags, registered_at)"
            + " values ('%s', 'pcb', 'quick', 'f', '', 'p', 's', 1, '{}', now())"
                .formatted(bundle));
    confirm(id).statusCode(409).body("detail", containsString("is registered"));
    run("delete from model where digest = '" + bundle + "'");
  }

  private void run(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void aRefusalComesWithItsNumbers() throws Exception {
    var job = await(started("refuses").getString("id"), JobState.REFUSED);
    assertThat(job.getString("sentence")).isEqualTo("3 gained and 1 lost can be chance.");
    assertThat(job.getString("code")).isEqualTo("NO_GAIN");
    given().get("/api/training/jobs/" + job.getString("id") + "/bundle").then().statusCode(404);
  }

  @Test
  void aJobWhoseProcessIsKilledGoesOnAndFailsPlainlyIfItIsKilledEachTime() throws Exception {
    await(started("dies-once").getString("id"), JobState.TRAINED);
    assertThat(await(started("dies").getString("id"), JobState.FAILED).getString("sentence"))
        .contains("signal 9, 3 times");
    assertThat(await(started("broken").getString("id"), JobState.FAILED).getString("sentence"))
        .isEqualTo("Image abc is missing.");
  }

  @Test
  void aRunningJobTellsHowFarItIsAndIsCancelled() throws Exception {
    var id = started("slow").getString("id");
    await(id, JobState.RUNNING);
    var waiting = started("quick").getString("id");
    var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (job(id).get("step") == null && System.nanoTime() < end) Thread.sleep(100);
    assertThat(job(id).getString("step")).isEqualTo("scores");
    post(waiting, "cancel", "{\"by\":\"Ada\"}").body("state", equalTo("CANCELLED"));
    post(id, "cancel", "{\"by\":\"Ada\"}").statusCode(200);
    await(id, JobState.CANCELLED);
    post(id, "cancel", "{\"by\":\"Ada\"}").statusCode(409);
    given().get("/api/training/jobs").then().body("id", hasItem(id));
  }

  @Test
  void aJobThatADeadControlPlaneRanIsTakenUpAgain() throws Exception {
    var id = started("slow").getString("id");
    await(id, JobState.RUNNING);
    post(id, "cancel", "{\"by\":\"Ada\"}");
    await(id, JobState.CANCELLED);
    // as kill -9 leaves it: running, owned by nobody alive, and its folder as the job left it
    try (var connection = database.getConnection();
        var update =
            connection.prepareStatement(
                "update training_job set state = 'RUNNING', cancelled_by = null, owner = ?, beat_at = now() -"
                    + " interval '11 seconds' where id = ?")) {
      update.setObject(1, UUID.randomUUID());
      update.setObject(2, UUID.fromString(id));
      update.executeUpdate();
    }
    var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    String step = null;
    while (step == null && System.nanoTime() < end) {
      step = job(id).getString("step");
      Thread.sleep(100);
    }
    post(id, "cancel", "{\"by\":\"Ada\"}").statusCode(200);
    await(id, JobState.CANCELLED);
  }

  @Test
  void whatCannotBeTrainedIsOneSentence() {
    given()
        .contentType("application/json")
        .body(Map.of("line", "line-9", "parent", parent, "name", "a", "version", "1", "by", "Ada"))
        .post("/api/training/jobs")
        .then()
        .statusCode(422)
        .body("detail", containsString("line-9 has no settled labels"));
    given()
        .contentType("application/json")
        .body(
            Map.of(
                "line", LINE, "parent", "f".repeat(64), "name", "a", "version", "1", "by", "Ada"))
        .post("/api/training/jobs")
        .then()
        .statusCode(422)
        .body("detail", containsString("no registered model"));
    ask("a version").statusCode(400).body("detail", containsString("a version"));
    given().get("/api/training/jobs/" + UUID.randomUUID()).then().statusCode(404);
    post(UUID.randomUUID().toString(), "confirm", "{\"by\":\"Ada\"}").statusCode(400);
  }
}
