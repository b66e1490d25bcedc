package dev.loupe.control.feedback.adapter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.loupe.control.RunningControl;
import dev.loupe.schema.inspection.Verdict;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RunningControl.class)
@SuppressWarnings("NullAway.Init")
class FeedbackRestTest {
  private static final String CANDIDATE_REAL = "{\"side\":\"CANDIDATE\",\"index\":0,\"real\":true}";
  private static final String CANDIDATE_FALSE =
      "{\"side\":\"CANDIDATE\",\"index\":0,\"real\":false}";

  @Inject DataSource database;

  @BeforeEach
  void clear() throws SQLException {
    try (var connection = database.getConnection()) {
      new ReviewRows(connection).clear();
    }
  }

  private void parts(Parts parts) throws SQLException {
    try (var connection = database.getConnection()) {
      parts.in(new ReviewRows(connection));
    }
  }

  private interface Parts {
    void in(ReviewRows rows) throws SQLException;
  }

  private static ValidatableResponse label(UUID id, long seq, String reviewer, String... marks) {
    return given()
        .contentType("application/json")
        .body(
            "{\"id\":\"%s\",\"node\":\"node-1\",\"journal\":\"%s\",\"seq\":%d,\"reviewer\":\"%s\",\"marks\":[%s],\"missed\":[]}"
                .formatted(id, ReviewRows.JOURNAL, seq, reviewer, String.join(",", marks)))
        .post("/api/labels")
        .then();
  }

  private static List<Integer> queue(String reviewer, String more) {
    return given()
        .get("/api/review?line=line-1&reviewer=" + reviewer + more)
        .then()
        .statusCode(200)
        .extract()
        .path("items.seq");
  }

  /// Whether a part is one of the tenth that two people see.
  private boolean isTwice(long seq) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement("select reviewed_twice('node-1', ?, ?)")) {
      select.setObject(1, ReviewRows.JOURNAL);
      select.setLong(2, seq);
      try (var row = select.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private List<Long> some(int count, boolean twice) throws SQLException {
    var found = new ArrayList<Long>();
    for (var seq = 1L; found.size() < count; seq++) if (isTwice(seq) == twice) found.add(seq);
    return found;
  }

  private List<String> adjudications() throws SQLException {
    var found = new ArrayList<String>();
    try (var connection = database.getConnection();
        var select = connection.createStatement();
        var rows =
            select.executeQuery(
                "select inspected_seq || ' ' || outcome || ' ' || champion_boxes || ' ' || candidate_boxes from"
                    + " adjudication order by inspected_seq")) {
      while (rows.next()) found.add(rows.getString(1));
    }
    return found;
  }

  @Test
  void disagreementsComeFirstThenTheAuditAndWhatIsLabelledIsGone() throws SQLException {
    var once = some(4, false);
    parts(rows -> {
      rows.inspection(once.get(0), Verdict.PASS, 0.2);
      rows.inspection(once.get(1), Verdict.PASS, null);
      rows.inspection(once.get(2), Verdict.PASS, null);
      rows.shadowed(once.get(2), Verdict.PASS, Verdict.REJECT);
      rows.inspection(once.get(3), Verdict.PASS, null);
      rows.shadowed(once.get(3), Verdict.PASS, Verdict.PASS);
    });
    assertThat(queue("Ada", "")).containsExactly(once.get(2).intValue(), once.get(0).intValue());
    given()
        .get("/api/review?line=line-1&reviewer=Ada")
        .then()
        .body("items[0].kind", equalTo("DISAGREEMENT"))
        .body("items[0].sights[0].image", equalTo(ReviewRows.IMAGE))
        .body("items[0].sights[0].template", equalTo(ReviewRows.TEMPLATE))
        .body("items[0].candidate.marks[0].kind", equalTo("SHORT"))
        .body("items[1].candidate", nullValue());
    label(UUID.randomUUID(), once.get(2), "Ada", CANDIDATE_REAL).statusCode(201);
    assertThat(queue("Ada", "")).containsExactly(once.get(0).intValue());
    assertThat(queue("Bob", "")).containsExactly(once.get(0).intValue());
  }

  @Test
  void pagesLeadThroughBothQueues() throws SQLException {
    var once = some(5, false);
    parts(rows -> {
      for (var seq : once) rows.inspection(seq, Verdict.PASS, seq.equals(once.get(4)) ? null : 0.2);
      rows.shadowed(once.get(4), Verdict.PASS, Verdict.REJECT);
      rows.shadowed(once.get(3), Verdict.PASS, Verdict.REJECT);
    });
    var seen = new ArrayList<Integer>();
    String after = null;
    do {
      var page =
          given()
              .get(
                  "/api/review?line=line-1&reviewer=Ada&limit=2"
                      + (after == null ? "" : "&after=" + after))
              .then()
              .extract();
      seen.addAll(page.<List<Integer>>path("items.seq"));
      after = page.path("after");
    } while (after != null);
    assertThat(seen.subList(0, 2)).containsExactly(once.get(3).intValue(), once.get(4).intValue());
    assertThat(seen.subList(2, seen.size()))
        .containsExactlyElementsOf(once.subList(0, 4).stream().map(Long::intValue).toList());
  }

  @Test
  void aLabelSentTwiceIsOneAndAnUndoneOneCountsNoMore() throws SQLException {
    var seq = some(1, false).getFirst();
    parts(rows -> {
      rows.inspection(seq, Verdict.PASS, null);
      rows.shadowed(seq, Verdict.PASS, Verdict.REJECT);
    });
    var id = UUID.randomUUID();
    label(id, seq, "Ada", CANDIDATE_REAL).statusCode(201).body("defective", equalTo(true));
    label(id, seq, "Ada", CANDIDATE_REAL).statusCode(200);
    label(id, seq, "Ada", CANDIDATE_FALSE).statusCode(409);
    label(UUID.randomUUID(), seq, "Ada", CANDIDATE_FALSE)
        .statusCode(409)
        .body("detail", containsString("undo that first"));
    assertThat(adjudications()).containsExactly(seq + " CANDIDATE_RIGHT 1 0");
    given().delete("/api/labels/" + id).then().statusCode(204);
    given().delete("/api/labels/" + id).then().statusCode(204);
    assertThat(adjudications()).isEmpty();
    assertThat(queue("Ada", "")).containsExactly(seq.intValue());
    label(UUID.randomUUID(), seq, "Ada", CANDIDATE_FALSE).statusCode(201);
    assertThat(adjudications()).containsExactly(seq + " CHAMPION_RIGHT 0 1");
  }

  @Test
  void aTenthIsShownToASecondReviewerAndAThirdDecidesWhereTheyDiffer() throws SQLException {
    var seq = some(1, true).getFirst();
    parts(rows -> {
      rows.inspection(seq, Verdict.PASS, null);
      rows.shadowed(seq, Verdict.PASS, Verdict.REJECT);
    });
    label(UUID.randomUUID(), seq, "Ada", CANDIDATE_REAL).statusCode(201);
    assertThat(adjudications()).hasSize(1);
    assertThat(queue("Ada", "")).isEmpty();
    assertThat(queue("Bob", "")).containsExactly(seq.intValue());
    label(UUID.randomUUID(), seq, "Bob", CANDIDATE_FALSE).statusCode(201);
    assertThat(adjudications()).as("two reviewers divided").isEmpty();
    assertThat(queue("Ada", "")).isEmpty();
    label(UUID.randomUUID(), seq, "Eve", CANDIDATE_FALSE).statusCode(201);
    assertThat(adjudications()).containsExactly(seq + " CHAMPION_RIGHT 1 0");
    given()
        .get("/api/feedback/rates?line=line-1")
        .then()
        .body("reviewedTwice", equalTo(1))
        .body("differed", equalTo(1))
        .body("labels", equalTo(3));
  }

  @Test
  void aThirdDecidesTooWhereTwoAreDividedOnOneModelOnly() throws SQLException {
    var seq = some(1, false).getFirst();
    parts(rows -> {
      rows.inspection(seq, Verdict.PASS, null);
      rows.shadowed(seq, Verdict.PASS, Verdict.REJECT);
    });
    label(UUID.randomUUID(), seq, "Ada", CANDIDATE_REAL).statusCode(201);
    assertThat(queue("Eve", "")).isEmpty();
    elsewhere(seq, "Bob");
    assertThat(adjudications()).as("both say defective, one that the candidate saw it").isEmpty();
    assertThat(queue("Ada", "")).isEmpty();
    assertThat(queue("Eve", "")).containsExactly(seq.intValue());
    elsewhere(seq, "Eve");
    assertThat(adjudications()).containsExactly(seq + " BOTH_WRONG 1 0");
    assertThat(queue("Ida", "")).isEmpty();
  }

  /// A defect, but not where the candidate saw one.
  private static void elsewhere(long seq, String reviewer) {
    given()
        .contentType("application/json")
        .body(
            "{\"id\":\"%s\",\"node\":\"node-1\",\"journal\":\"%s\",\"seq\":%d,\"reviewer\":\"%s\",\"marks\":[%s],\"missed\":[{\"view\":0,\"box\":{\"left\":200,\"top\":200,\"right\":220,\"bottom\":220},\"kind\":\"OPEN\"}]}"
                .formatted(UUID.randomUUID(), ReviewRows.JOURNAL, seq, reviewer, CANDIDATE_FALSE))
        .post("/api/labels")
        .then()
        .statusCode(201);
  }

  @Test
  void aLabelFromBeforeTheCandidatesAnswerGivesWayToANewOne() throws SQLException {
    var seq = some(1, false).getFirst();
    parts(rows -> rows.inspection(seq, Verdict.PASS, 0.2));
    var early = UUID.randomUUID();
    label(early, seq, "Ada").statusCode(201);
    parts(rows -> rows.shadowed(seq, Verdict.PASS, Verdict.REJECT));
    assertThat(queue("Ada", ""))
        .as("as a disagreement, and still in the audit")
        .containsOnly(seq.intValue());
    label(UUID.randomUUID(), seq, "Ada", CANDIDATE_REAL).statusCode(201);
    assertThat(queue("Ada", "")).isEmpty();
    assertThat(adjudications()).containsExactly(seq + " CANDIDATE_RIGHT 1 0");
    label(UUID.randomUUID(), seq, "Ada", CANDIDATE_FALSE)
        .statusCode(409)
        .body("detail", containsString("undo that first"));
    assertThat(adjudications()).as("refused, so the former one stands").hasSize(1);
  }

  @Test
  void ratesComeFromTheAuditAlone() throws SQLException {
    var once = some(40, false);
    parts(rows -> {
      for (var seq : once.subList(0, 20)) rows.inspection(seq, Verdict.PASS, 0.2);
      rows.inspection(once.get(20), Verdict.PASS, null);
      rows.shadowed(once.get(20), Verdict.PASS, Verdict.REJECT);
    });
    label(UUID.randomUUID(), once.get(20), "Ada", CANDIDATE_REAL).statusCode(201);
    given()
        .get("/api/feedback/rates?line=line-1")
        .then()
        .body("rates.drawn", equalTo(20))
        .body("rates.overkill", nullValue())
        .body("rates.why", containsString("0 of 20"));
    for (var seq : once.subList(0, 20)) label(UUID.randomUUID(), seq, "Ada").statusCode(201);
    given()
        .get("/api/feedback/rates?line=line-1")
        .then()
        .body("rates.labelled", equalTo(20))
        .body("rates.overkill.rate", equalTo(0f))
        .body("rates.escape", nullValue());
  }

  @Test
  void whatIsMissingIsNamed() throws SQLException {
    var seq = some(1, false).getFirst();
    parts(rows -> rows.inspection(seq, Verdict.REJECT, 0.2));
    label(UUID.randomUUID(), seq, "Ada")
        .statusCode(422)
        .body("detail", containsString("no word on box 0 of the champion"));
    label(UUID.randomUUID(), 9_999, "Ada").statusCode(404);
    label(UUID.randomUUID(), seq, " ").statusCode(400);
    given().get("/api/review?line=line-1").then().statusCode(400);
    given().get("/api/review?reviewer=Ada").then().statusCode(400);
    given()
        .get("/api/review?line=line-1&reviewer=Ada&after=x")
        .then()
        .statusCode(400)
        .body("detail", containsString("after"));
    given()
        .get("/api/review?line=line-1&reviewer=Ada&kind=audit")
        .then()
        .body("items.part", contains("part-" + seq));
    given()
        .get("/api/review?line=line-1&reviewer=Ada&kind=disagreement")
        .then()
        .body("items", empty());
  }
}
