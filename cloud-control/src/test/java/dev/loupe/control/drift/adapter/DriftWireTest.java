package dev.loupe.control.drift.adapter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.loupe.control.RunningControl;
import dev.loupe.schema.drift.Signal;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Drift from the wire to REST: three stations replay their lots.
@QuarkusTest
@WithTestResource(RunningControl.class)
@SuppressWarnings("NullAway.Init")
class DriftWireTest {
  private static final Map<Signal, Double> WELL = Map.of();
  private static final Map<Signal, Double> SHIFTED =
      Map.of(Signal.UNLIKE, 2.0, Signal.HIGHEST_SCORE, 1.5);
  private static final Map<Signal, Double> DIM = Map.of(Signal.LUMA, -2.0);

  @ConfigProperty(name = RunningControl.BROKER_PORT)
  int port;

  @Inject DataSource database;

  @Test
  void aLineIsCalibratedStaysSilentAndItsDriftIsNamed() throws Exception {
    var start = Instant.now().minus(Duration.ofHours(3));
    try (var one = new DrivenLine("node-5", port, 51);
        var two = new DrivenLine("node-6", port, 61);
        var three = new DrivenLine("node-8", port, 81)) {
      var all = List.of(one, two, three);
      for (var each : all) each.lots(30, "pcb", start, WELL);
      assertThat(states(run())).as("before a reference").containsExactly("UNCALIBRATED");
      approve(start.minusSeconds(1), start.plusSeconds(60)).body("", hasSize(3));

      assertThat(states(run())).as("no parts").containsExactly("NO_DATA");

      var silent = start.plus(Duration.ofMinutes(30));
      for (var each : all) each.lots(1, "pcb", silent, WELL);
      assertThat(states(run())).as("twenty parts").containsExactly("UNCALIBRATED");

      for (var each : all) each.lots(29, "pcb", silent.plusSeconds(5), WELL);
      one.lots(12, "another product", silent.plusSeconds(5), WELL);
      var well = run();
      assertThat(states(well))
          .as("another seed, another mix")
          .containsExactly("OK", "UNCALIBRATED");
      assertThat(well.getList("alerts")).isEmpty();

      drifts(all, start.plus(Duration.ofMinutes(60)));
      shown(two.station());
    }
  }

  private void drifts(List<DrivenLine> all, Instant late) throws Exception {
    var one = all.get(0);
    var two = all.get(1);
    var before = rollouts();
    one.lots(30, "pcb", late, SHIFTED);
    two.lots(30, "pcb", late, DIM);
    all.get(2).lots(30, "pcb", late, WELL);
    var drifted = run();

    assertThat(drifting(drifted))
        .containsExactlyInAnyOrder(
            one.station() + " UNLIKE", one.station() + " HIGHEST_SCORE", two.station() + " LUMA");
    assertThat(drifted.getList("alerts.station", String.class))
        .containsExactlyInAnyOrder(one.station(), one.station(), two.station());
    assertThat(drifted.getList("alerts.sentence", String.class))
        .anySatisfy(it -> assertThat(it).contains(two.station()).contains("luma"));
    assertThat(rollouts()).isEqualTo(before);
  }

  private void shown(String station) {
    given()
        .get("/api/drift/{station}/luma", station)
        .then()
        .statusCode(200)
        .body("[0].finding.state", equalTo("DRIFT"))
        .body("[0].finding.distance.light", equalTo(true))
        .body("[0].now", hasSize(20))
        .body("[0].low", hasSize(20))
        .body("[0].boards", hasSize(24))
        .body("[0].past[0].state", equalTo("DRIFT"))
        .body("[0].past[1].state", equalTo("OK"));
    given()
        .get("/api/drift?line=" + DrivenLine.LINE)
        .then()
        .statusCode(200)
        .body("alerts", hasSize(3));
  }

  @ParameterizedTest
  @CsvSource({
    "/api/drift/aoi-0/luma, 404, aoi-0",
    "/api/drift/aoi-0/colour, 400, HIGHEST_SCORE",
  })
  void whatCannotBeAnsweredIsAProblemThatNamesTheThing(String path, int status, String named) {
    given().get(path).then().statusCode(status).body("detail", containsString(named));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/drift/run", "/api/drift/references"})
  void aRequestWithoutABodyIsAskedForOne(String path) {
    given()
        .contentType("application/json")
        .post(path)
        .then()
        .statusCode(400)
        .body("detail", containsString("by"));
  }

  @Test
  void aWindowWithoutSummariesMakesNoReference() {
    var from = Instant.parse("2020-01-01T00:00:00Z");
    given()
        .contentType("application/json")
        .body(Map.of("from", from.toString(), "to", from.plusSeconds(9).toString(), "by", "qa"))
        .post("/api/drift/references")
        .then()
        .statusCode(422)
        .body("detail", containsString("No summary"));
    given()
        .contentType("application/json")
        .body(Map.of("from", from.toString(), "to", from.plusSeconds(9).toString()))
        .post("/api/drift/references")
        .then()
        .statusCode(400)
        .body("detail", containsString("by"));
  }

  private static JsonPath run() {
    return given()
        .contentType("application/json")
        .body(Map.of("line", DrivenLine.LINE, "by", "qa"))
        .post("/api/drift/run")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static ValidatableResponse approve(Instant from, Instant to) {
    return given()
        .contentType("application/json")
        .body(
            Map.of(
                "line",
                DrivenLine.LINE,
                "from",
                from.toString(),
                "to",
                to.toString(),
                "by",
                "qa",
                "note",
                "the first week"))
        .post("/api/drift/references")
        .then()
        .statusCode(200);
  }

  private static Set<String> states(JsonPath page) {
    return new java.util.TreeSet<>(page.getList("findings.state", String.class));
  }

  private static Set<String> drifting(JsonPath page) {
    var all = new HashSet<String>();
    List<Map<String, Object>> findings = page.getList("findings");
    for (var it : findings)
      if ("DRIFT".equals(it.get("state"))) all.add(it.get("station") + " " + it.get("signal"));
    return all;
  }

  private long rollouts() throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement("select count(*) from rollout");
        var row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
