package dev.loupe.control.live.adapter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.control.RunningControl;
import dev.loupe.control.ledger.Committed;
import dev.loupe.schema.inspection.Verdict;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(RunningControl.class)
@SuppressWarnings("NullAway.Init")
class LiveRestTest {
  private static final String PROBLEM = "application/problem+json";

  @Inject DataSource database;
  @Inject Event<Committed> committed;

  @TestHTTPResource URI address;

  @BeforeEach
  void fill() throws SQLException {
    try (var connection = database.getConnection()) {
      var rows = new LedgerRows(connection);
      rows.clear();
      rows.node("node-1", "line-1", 1);
      rows.inspection(1, Verdict.PASS, Instant.now().minusSeconds(2));
      rows.inspection(2, Verdict.REJECT, Instant.now().minusSeconds(1));
      rows.delivery(2, Verdict.REJECT, "ACKNOWLEDGED");
      rows.inspection(3, Verdict.ERROR, Instant.now());
    }
  }

  @Test
  void theSnapshotHoldsAllThatThePageShows() {
    given()
        .get("/api/lines/line-1/live")
        .then()
        .statusCode(200)
        .body("line", equalTo("line-1"))
        .body("window.parts", equalTo(3))
        .body("window.reject", equalTo(1))
        .body("stations.node", contains("node-1"))
        .body("stations[0].online", equalTo(true))
        .body("stations[0].plc", equalTo("CONNECTED"))
        .body("stations[0].fault", nullValue())
        .body("recent.seq", contains(3, 2, 1))
        .body("recent[0].error.code", equalTo("NO_FRAME"))
        .body("recent[1].defects[0].kind", equalTo("SHORT"))
        .body("recent[1].defects[0].box.left", equalTo(10.5f))
        .body("recent[1].views[0].preview.arrived", equalTo(false))
        .body("recent[1].latency.total", equalTo(12.5f))
        .body("recent[1].plc.state", equalTo("acknowledged"))
        .body("recent[2].latency.total", nullValue());
  }

  @Test
  void anInspectionIsFoundByItsIdentityAndPagesLeadThroughAll() {
    given()
        .get("/api/inspections/node-1/{journal}/2", LedgerRows.JOURNAL)
        .then()
        .statusCode(200)
        .body("part", equalTo("part-2"));
    String before =
        given()
            .get("/api/inspections?line=line-1&limit=2")
            .then()
            .body("items.seq", contains(3, 2))
            .extract()
            .path("before");
    given()
        .get("/api/inspections?line=line-1&limit=2&before={before}", before)
        .then()
        .body("items.seq", contains(1))
        .body("before", nullValue());
    given()
        .get("/api/inspections?line=line-1&verdict=REJECT")
        .then()
        .body("items.seq", contains(2));
  }

  @Test
  void linesAndNodesAreThoseThatHaveReported() {
    given().get("/api/lines").then().statusCode(200).body("", hasItem("line-1"));
    given()
        .get("/api/nodes")
        .then()
        .statusCode(200)
        .body("", hasSize(1))
        .body("[0].line", equalTo("line-1"))
        .body("[0].diskFreeBytes", equalTo(2000));
  }

  @Test
  void nodesArePagedByName() throws SQLException {
    try (var connection = database.getConnection()) {
      new LedgerRows(connection).node("node-2", "line-2", 1);
      new LedgerRows(connection).node("node-3", "line-1", 1);
    }
    var first = given().get("/api/nodes?limit=2").then().statusCode(200);
    first.body("station.node", contains("node-1", "node-2"));
    var link = first.extract().header("Link");
    assertThat(link).startsWith("<http").endsWith("/api/nodes?limit=2&after=node-2>; rel=\"next\"");
    given()
        .get("/api/nodes?limit=2&after=node-2")
        .then()
        .body("station.node", contains("node-3"))
        .header("Link", nullValue());
  }

  @ParameterizedTest
  @CsvSource({
    "/api/nodes?limit=0, 400, limit",
    "/api/inspections, 400, Name the line",
    "/api/inspections?line=line-1&limit=0, 400, limit",
    "/api/inspections?line=line-1&limit=many, 400, limit",
    "/api/inspections?line=line-1&verdict=GOOD, 400, PASS",
    "/api/inspections?line=line-1&before=yesterday, 400, before",
    "/api/inspections/node-1/no-uuid/1, 400, UUID",
    "/api/inspections/node-1/0d9c1c1e-6a35-4b0e-9f39-4f2f1f6f2a10/x, 400, seq",
    "/api/inspections/node-1/0d9c1c1e-6a35-4b0e-9f39-4f2f1f6f2a10/77, 404, no inspection",
    "/api/lines/line-9/live, 404, line-9",
  })
  void whatCannotBeAnsweredIsAProblemThatNamesTheThing(String path, int status, String named) {
    given()
        .get(path)
        .then()
        .statusCode(status)
        .contentType(PROBLEM)
        .body("status", equalTo(status))
        .body("detail", containsString(named));
  }

  @Test
  void aCommittedBatchIsToldAtOnceWithAHigherVersionAndABurstOnlyOnce() throws Exception {
    try (var stream = changes("line-1")) {
      var lines = stream.iterator();
      var first = version(lines);
      for (var i = 0; i < 50; i++) committed.fire(new Committed("node-1", "line-1", 1, 0));
      assertThat(version(lines)).isGreaterThanOrEqualTo(first + 50);
      committed.fire(new Committed("node-2", "line-2", 1, 0)); // not this page's line
      committed.fire(new Committed("node-1", "line-1", 0, 1));
      assertThat(version(lines)).isGreaterThan(first + 50);
    }
  }

  @Test
  void theCommittedOpenApiDocumentIsTheOneThatIsServed() throws IOException {
    var served = given().get("/q/openapi?format=json").then().statusCode(200).extract().asString();
    var json = new ObjectMapper();
    assertThat(json.readTree(new File("src/main/webui/openapi.json")))
        .as(
            "the console's types come from this file:"
                + " cp target/openapi/openapi.json src/main/webui/openapi.json")
        .isEqualTo(json.readTree(served));
  }

  private Stream<String> changes(String line) throws IOException, InterruptedException {
    HttpResponse<Stream<String>> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(address.resolve("/api/lines/" + line + "/changes"))
                    .timeout(Duration.ofSeconds(10))
                    .build(),
                BodyHandlers.ofLines());
    return response.body();
  }

  /// The version that the next `changed` event tells.
  private static long version(Iterator<String> lines) throws IOException {
    var event = new ArrayList<String>();
    while (lines.hasNext()) {
      var text = lines.next();
      event.add(text);
      if (text.startsWith("data:") && event.contains("event:changed"))
        return new ObjectMapper().readTree(text.substring(5)).get("version").asLong();
      if (text.isEmpty()) event.clear();
    }
    throw new AssertionError("the stream ended");
  }
}
