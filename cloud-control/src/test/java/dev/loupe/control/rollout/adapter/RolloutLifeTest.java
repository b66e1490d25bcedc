package dev.loupe.control.rollout.adapter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.loupe.control.MqttPeer;
import dev.loupe.control.RunningControl;
import dev.loupe.schema.fleet.Assignment.Mode;
import dev.loupe.schema.model.ModelRef;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The whole control plane with real PostgreSQL and broker, and a node played by its messages.
@QuarkusTest
@WithTestResource(RunningControl.class)
class RolloutLifeTest {
  private static final ModelRef CHAMPION = new ModelRef("pcb", "1", "ab".repeat(32));
  private static final ModelRef CANDIDATE = new ModelRef("pcb", "2", "cd".repeat(32));
  private static final String PLAN =
      """
      alpha: 0.01
      margin: 0.05
      looks: [100, 200]
      shadow: { share: 1, minParts: 60, maxHold: 30m }
      stages:
        - { share: 0.5, minParts: 20, minTime: 0s, maxHold: 30m, lease: 15s }
        - { share: 1, minParts: 30, minTime: 0s, maxHold: 30m, lease: 30s }
      latencyMs: 80
      canaryWhileOpen: false
      reportTimeout: 10s
      bake: 1s
      auditShare: 0.1
      """;

  @ConfigProperty(name = RunningControl.BROKER_PORT)
  int port;

  @Inject ListedModels models;
  @Inject DataSource database;

  @BeforeEach
  void clear() throws Exception {
    models.registered.clear();
    models.promoted.clear();
    models.registered.add(CANDIDATE);
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "truncate inspection, shadowed, delivery, node, journal, lineage, rollout, rollout_transition,"
              + " judgement, assignment, assignment_slot cascade");
    }
  }

  private PlayedNode node(String name) throws Exception {
    var peer = MqttPeer.connect(port, MqttPeer.options(name, "secret-" + name));
    var node = new PlayedNode(name, CHAMPION, peer);
    for (int i = 0; i < 100 && !isKnown(name); i++) node.live(0);
    return node;
  }

  private static boolean isKnown(String node) {
    return given().get("/api/nodes").asString().contains("\"" + node + "\"");
  }

  private static Map<String, Object> request() {
    return Map.of(
        "plan",
        PLAN,
        "candidate",
        "pcb:2",
        "stations",
        List.of(PlayedNode.STATION),
        "startedBy",
        "Ada",
        "partsPerDay",
        100_000);
  }

  private static String start() {
    return given()
        .contentType(ContentType.JSON)
        .body(request())
        .post("/api/rollouts")
        .then()
        .statusCode(201)
        .body("terms.champion.digest", equalTo(CHAMPION.digest()))
        .extract()
        .path("id");
  }

  private static String state(String id) {
    return given().get("/api/rollouts/" + id).then().statusCode(200).extract().path("state");
  }

  private static void until(String id, String state, PlayedNode node) throws Exception {
    for (int i = 0; i < 600 && !state(id).equals(state); i++) node.live(8);
    assertThat(state(id)).as(given().get("/api/rollouts/" + id).asString()).isEqualTo(state);
  }

  @Test
  void aGoodCandidateIsPromotedStageByStageAndItsNodeReportsIt() throws Exception {
    try (var node = node("node-1")) {
      var id = start();
      until(id, "Promoted", node);

      assertThat(node.champion()).isEqualTo(CANDIDATE);
      assertThat(node.assignments)
          .extracting(it -> it.generation())
          .isSorted()
          .doesNotHaveDuplicates();
      assertThat(node.assignments)
          .extracting(it -> it.slots().getFirst().candidate())
          .filteredOn(it -> it != null)
          .extracting(it -> it.mode() + " " + it.share() + " " + it.eitherRejects())
          .containsExactly("SHADOW 1.0 false", "CANARY 0.5 false", "CANARY 1.0 false");
      assertThat(node.leases).isNotEmpty();
      assertThat(models.promoted).containsExactly(CANDIDATE);
      given()
          .get("/api/rollouts/" + id)
          .then()
          .body("stages.standing", equalTo(List.of("DONE", "DONE", "DONE")))
          .body("gates", hasSize(4))
          .body("gates[3].mark", equalTo("PASSED"))
          .body("nodes[0].arrived", equalTo(true));
      given().get("/api/rollouts/" + id + "/judgements").then().body("[0].gates", hasSize(4));
    }
  }

  @Test
  void aCandidateThatFailsOnPartsIsRolledBackFromShadowByGateA() throws Exception {
    try (var node = node("node-2")) {
      node.candidateErrors = 0.2;
      var id = start();
      until(id, "RolledBack", node);

      assertThat(node.candidate()).isNull();
      assertThat(node.champion()).isEqualTo(CHAMPION);
      assertThat(node.assignments)
          .extracting(it -> it.slots().getFirst().candidate())
          .noneMatch(it -> it != null && it.mode() == Mode.CANARY);
      given().get("/api/rollouts/" + id).then().body("why", containsString("gate A"));
    }
  }

  @Test
  void aNodesRefusalEndsTheRolloutWithItsCode() throws Exception {
    try (var node = node("node-3")) {
      node.refuses = "FIRMWARE";
      var id = start();
      until(id, "Refused", node);

      given().get("/api/rollouts/" + id).then().body("why", containsString("FIRMWARE"));
    }
  }

  @Test
  void aPersonMayPauseResumeAndAbort() throws Exception {
    try (var node = node("node-4")) {
      var id = start();
      until(id, "Shadow", node);
      decide(id, "pause", 200);
      for (int i = 0; i < 40; i++) node.live(8);
      assertThat(state(id)).isEqualTo("Shadow");
      decide(id, "promote", 409);
      decide(id, "resume", 200);
      until(id, "Canary", node);
      decide(id, "abort", 200);
      until(id, "Aborted", node);

      assertThat(node.candidate()).isNull();
      decide(id, "pause", 409);
    }
  }

  private static void decide(String id, String verb, int status) {
    given()
        .contentType(ContentType.JSON)
        .body(Map.of("by", "Ada", "why", "a test"))
        .post("/api/rollouts/" + id + "/" + verb)
        .then()
        .statusCode(status);
  }

  @Test
  void whatCannotBeginIsOneSentence() throws Exception {
    try (var node = node("node-5")) {
      refused(Map.of("candidate", "pcb:9"), "No model 'pcb:9' is registered");
      refused(Map.of("stations", List.of("aoi-9")), "No node of a station 'aoi-9' has reported");
      refused(Map.of("plan", "fast"), "There is no plan 'fast'. Plans here: default, demo.");
      refused(Map.of("plan", PLAN + "margn: 0.1\n"), "margn is no field of a plan");
      refused(Map.of("partsPerDay", 10), "The plan cannot conclude: shadow needs 100 parts");
      refused(Map.of("champion", "pcb:7"), "The stations run pcb:1@abababababab, not pcb:7");
      start();
      refused(Map.of(), "is under way on one of these stations");
      assertThat(node.champion()).isEqualTo(CHAMPION);
    }
  }

  @Test
  void whatIsNotThereCannotBeDecided() {
    decide("r-none", "abort", 404);
  }

  @Test
  void aStationWithoutANameIsAskedFor() {
    var request = new java.util.HashMap<>(request());
    request.put("stations", java.util.Arrays.asList("aoi-1", null));
    given()
        .contentType(ContentType.JSON)
        .body(request)
        .post("/api/rollouts")
        .then()
        .statusCode(400)
        .body("detail", containsString("'stations'"));
  }

  private static void refused(Map<String, Object> changed, String sentence) {
    var request = new java.util.HashMap<>(request());
    request.putAll(changed);
    given()
        .contentType(ContentType.JSON)
        .body(request)
        .post("/api/rollouts")
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("detail", containsString(sentence));
  }
}
