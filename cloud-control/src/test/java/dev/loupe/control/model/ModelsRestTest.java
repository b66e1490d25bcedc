package dev.loupe.control.model;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.loupe.bundle.Digest;
import dev.loupe.control.ControlConfig;
import dev.loupe.control.RunningControl;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RunningControl.class)
@SuppressWarnings("NullAway.Init")
class ModelsRestTest {
  private static final String PROBLEM = "application/problem+json";
  private static final ReleasedBundles RELEASED = new ReleasedBundles();

  @Inject ControlConfig config;
  @Inject DataSource database;

  private final String name = "m-" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void trust() throws Exception {
    RELEASED.trust(config.trustKeys().orElseThrow());
  }

  private static ValidatableResponse post(byte[] loupe) {
    return given().contentType("application/octet-stream").body(loupe).post("/api/models").then();
  }

  private ValidatableResponse get(String version) {
    return given().get("/api/models/" + name + "/" + version).then();
  }

  @Test
  void aRegisteredModelIsListedAndToldWhole() {
    var loupe = RELEASED.loupe(name, "1.0");
    var digest = ReleasedBundles.digest(loupe);

    post(loupe)
        .statusCode(201)
        .header("Location", containsString("/api/models/" + name + "/1.0"))
        .body("digest", equalTo(digest))
        .body("label", equalTo(name + ":1.0@" + digest.substring(0, 12)));
    post(loupe).statusCode(200).body("digest", equalTo(digest));

    given().get("/api/models").then().statusCode(200).body("items.digest", hasItem(digest));
    get("1.0")
        .statusCode(200)
        .body("model.signer", equalTo(ReleasedBundles.KEY))
        .body("model.mismatch", nullValue())
        .body("governance.size()", equalTo(3))
        .body("governance[2].what", equalTo("fmea-report"))
        .body("governance[2].id", equalTo("FMEA-12"))
        .body("barred", nullValue())
        .body("runs.size()", equalTo(0));
  }

  @Test
  void aRefusalIsAProblemWithItsCodeAndItsWayOut() {
    post(RELEASED.unsigned(name, "1.0"))
        .statusCode(422)
        .contentType(PROBLEM)
        .body("code", equalTo("UNSIGNED"))
        .body("detail", containsString("loupe bundle sign"));
    post(new byte[] {'P', 'K', 3, 4, 0}).statusCode(422).body("code", equalTo("BAD_ARCHIVE"));
    post(RELEASED.withoutDocument(name, "1.0").clone())
        .statusCode(422)
        .body("code", equalTo("GOVERNANCE_MISSING"));

    get("1.0").statusCode(404).contentType(PROBLEM);
  }

  @Test
  void aDocumentIsKeptUnderItsOwnDigestOnly() {
    var document = ("FMEA of " + name).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    var path = "/api/documents/" + Digest.sha256(document);

    given().get(path).then().statusCode(404);
    given().body(document).put("/api/documents/" + "0".repeat(64)).then().statusCode(400);
    given().body(document).put(path).then().statusCode(204);

    var got = given().get(path).then().statusCode(200).extract();
    assertThat(got.asByteArray()).isEqualTo(document);
    assertThat(got.header("Content-Disposition")).startsWith("attachment");
  }

  @Test
  void anotherBundleUnderATakenVersionIsAConflict() {
    post(RELEASED.loupe(name, "1.0")).statusCode(201);
    var entry = ReleasedBundles.entry("OTHER-1");
    var governance = new dev.loupe.bundle.Claims.Governance(entry, entry, entry);

    post(RELEASED.governed(name, "1.0", governance)).statusCode(409).body("code", equalTo("TAKEN"));
  }

  @Test
  void aNodeGetsABundleByDigestWholeAndByRange() {
    var loupe = RELEASED.loupe(name, "1.0");
    var path = "/api/bundles/" + ReleasedBundles.digest(loupe);
    given().get(path).then().statusCode(404).contentType(PROBLEM);
    post(loupe).statusCode(201);

    var whole = given().get(path).then().statusCode(200).header("Accept-Ranges", "bytes").extract();
    assertThat(whole.asByteArray()).isEqualTo(loupe);
    given()
        .head(path)
        .then()
        .statusCode(200)
        .header("Content-Length", Integer.toString(loupe.length));
    var part =
        given()
            .header("Range", "bytes=100-299")
            .get(path)
            .then()
            .statusCode(206)
            .header("Content-Range", "bytes 100-299/" + loupe.length)
            .header("Content-Length", "200")
            .extract();
    assertThat(part.asByteArray()).isEqualTo(Arrays.copyOfRange(loupe, 100, 300));
    given()
        .header("Range", "bytes=" + loupe.length + "-")
        .get(path)
        .then()
        .statusCode(416)
        .header("Content-Range", "bytes */" + loupe.length);
    given().get("/api/bundles/..%2f..%2fetc").then().statusCode(404);
  }

  @Test
  void anEditedTagIsShownWithTheModelAndBarsIt() throws Exception {
    post(RELEASED.loupe(name, "1.0")).statusCode(201);
    var sheet = config.data().resolve("registry/models/" + name + "/1.0/registered.json");
    Files.writeString(sheet, Files.readString(sheet).replace("FMEA-12", "FMEA-99"));

    given()
        .post("/api/models/reconcile")
        .then()
        .statusCode(200)
        .body("news", hasItem(startsWith(name + ":1.0@")));

    get("1.0")
        .statusCode(200)
        .body("model.mismatch", containsString("loupe.fmea-report.id is 'FMEA-99'"))
        .body("barred.code", equalTo("GOVERNANCE_MISMATCH"));
  }

  @Test
  void aModelSaysWhereNodesReportIt() throws Exception {
    var loupe = RELEASED.loupe(name, "1.0");
    post(loupe).statusCode(201);
    report(name, ReleasedBundles.digest(loupe));

    get("1.0")
        .statusCode(200)
        .body("runs.size()", equalTo(1))
        .body("runs[0].node", equalTo(name))
        .body("runs[0].station", equalTo("aoi-1"))
        .body("runs[0].role", equalTo("candidate"))
        .body("runs[0].state", equalTo("refused"))
        .body("runs[0].code", equalTo("GOLDEN_SET"));
  }

  /// A node whose champion is another model, and which refuses this one as candidate.
  private void report(String node, String digest) throws Exception {
    var slots =
        """
        [{"station":"aoi-1","recipe":null,"model":"diff:1@0","digest":"00","state":"serving",
        "residents":[{"model":"diff:1@0","digest":"00","role":"champion","state":"serving"},
        {"model":"x","digest":"%s","role":"candidate","state":"refused","code":"GOLDEN_SET"}]}]
        """
            .formatted(digest);
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement(
                """
                insert into node (node, line, station, version, number, sent_at, reported_at,
                  live_journal, ready, fault, plc_state, plc_firmware, queued, disk_used, disk_free,
                  generation, slots, first_at)
                values (?, 'line-9', 'aoi-1', '0.1.0', 7, now(), now(), gen_random_uuid(), true,
                  'NONE', 'connected', '1.4', 3, 1000, 2000, 0, ?::jsonb, now())\
                """)) {
      insert.setString(1, node);
      insert.setString(2, slots);
      insert.executeUpdate();
    }
  }

  @Test
  void theListComesInPages() {
    for (int i = 0; i < 5; i++) post(RELEASED.loupe(name, "v" + i)).statusCode(201);

    var first = given().get("/api/models?limit=2").then().statusCode(200).extract().jsonPath();
    assertThat(first.getList("items.version")).containsExactly("v4", "v3");

    var second =
        given()
            .get("/api/models?limit=2&after=" + first.getString("next"))
            .then()
            .extract()
            .jsonPath();
    assertThat(second.getList("items.version")).containsExactly("v2", "v1");
  }
}
