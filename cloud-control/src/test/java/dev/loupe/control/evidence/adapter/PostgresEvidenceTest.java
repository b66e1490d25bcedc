package dev.loupe.control.evidence.adapter;

import static dev.loupe.control.evidence.adapter.Canary.CANDIDATE;
import static dev.loupe.control.evidence.adapter.Canary.CHAMPION;
import static dev.loupe.control.evidence.adapter.Canary.error;
import static dev.loupe.control.evidence.adapter.Canary.pass;
import static dev.loupe.control.evidence.adapter.Canary.reject;
import static dev.loupe.control.evidence.adapter.Canary.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.control.evidence.adapter.Canary.Shown;
import dev.loupe.control.gate.Evidence;
import dev.loupe.control.gate.Evidence.Question;
import dev.loupe.control.gate.Evidence.Where;
import dev.loupe.control.gate.Observed;
import dev.loupe.control.gate.Observed.Contrast;
import dev.loupe.control.gate.Observed.Covered;
import dev.loupe.control.gate.Observed.Look;
import dev.loupe.control.gate.Observed.Paired;
import dev.loupe.control.gate.Observed.Split;
import dev.loupe.control.gate.Observed.Trip;
import dev.loupe.control.ledger.adapter.TestPostgres;
import dev.loupe.schema.fleet.Assignment.Mode;
import dev.loupe.schema.inspection.Arm;
import dev.loupe.schema.inspection.Delivery;
import dev.loupe.schema.inspection.ErrorCode;
import dev.loupe.schema.inspection.Origin;
import dev.loupe.schema.wire.Range;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresEvidenceTest {
  private static final double SLOW_MS = 20;
  private static PGSimpleDataSource database;
  private static Evidence evidence;
  private final Canary canary = new Canary(database);

  @BeforeAll
  static void open() throws SQLException {
    database = TestPostgres.fresh("evidence");
    evidence = new PostgresEvidence(database);
  }

  @Test
  void aRolloutWithoutRecordsHasNoEvidence() {
    assertThat(observed()).isEqualTo(Observed.NOTHING);
  }

  @Test
  void pairsCountTheErrorsAndSlownessOfOneModelAlone() {
    canary.pair("good", pass(), pass());
    canary.pair("nan", pass(), error(ErrorCode.NOT_A_NUMBER));
    canary.pair("hung", reject(), error(ErrorCode.HUNG));
    canary.pair("both fail", error(ErrorCode.DEADLINE), error(ErrorCode.MODEL_FAILED));
    var shown = Shown.part("slow");
    canary.both(
        canary.shadowPart(shown, pass()),
        shown,
        Mode.SHADOW,
        result(CHAMPION, pass(), 19),
        result(CANDIDATE, pass(), 21));
    var skipped = Shown.part("skipped");
    canary.skipped(canary.shadowPart(skipped, pass()), skipped, Mode.SHADOW);

    assertThat(observed().paired())
        .isEqualTo(new Paired(5, 1, new Contrast(2, 0), new Contrast(1, 0)));
  }

  @Test
  void fiveRetriesOfOneBoardAreOnePart() {
    for (var retry = 0; retry < 5; retry++)
      canary.pair("board", pass(), error(ErrorCode.NOT_A_NUMBER));
    canary.pair("another", pass(), pass());

    assertThat(observed().paired().parts()).isEqualTo(2);
    assertThat(observed().paired().errors()).isEqualTo(new Contrast(1, 0));
  }

  @Test
  void aUnitsFirstOutcomeStandsWhateverItsRetriesSay() {
    canary.pair("board", pass(), pass());
    canary.pair("board", pass(), error(ErrorCode.NOT_A_NUMBER));

    assertThat(observed().paired().errors()).isEqualTo(Contrast.NONE);
  }

  @Test
  void onlyIdentifiedProductionPartsCount() {
    for (var shown :
        List.of(
            new Shown("golden", Origin.GOLDEN, true),
            new Shown("rework", Origin.REWORK, true),
            new Shown("unidentified", Origin.PRODUCTION, false)))
      canary.both(
          canary.shadowPart(shown, pass()),
          shown,
          Mode.SHADOW,
          pass(),
          error(ErrorCode.NOT_A_NUMBER));

    assertThat(observed().paired()).isEqualTo(new Paired(0, 0, Contrast.NONE, Contrast.NONE));
    assertThat(observed().disputed().compared()).isZero();
  }

  @Test
  void aPartWhoseInspectionIsStillOnItsWayWaits() {
    var shown = Shown.part("early");
    canary.both(99, shown, Mode.SHADOW, pass(), reject());

    assertThat(observed().paired().parts()).isZero();
  }

  @Test
  void eachCanaryPartCountsUnderTheShareInForceForIt() throws SQLException {
    canary.assign(1, 0.05, false);
    canary.assign(2, 0.1, false);
    canary.canaryPart("a", Arm.CHAMPION, 1, pass());
    canary.canaryPart("b", Arm.CANDIDATE, 1, error(ErrorCode.MODEL_FAILED));
    canary.canaryPart("c", Arm.CANDIDATE, 2, reject(), 25);
    canary.canaryPart("a", Arm.CANDIDATE, 2, error(ErrorCode.DEADLINE));

    assertThat(observed().splits())
        .containsExactly(
            new Split(0.05, new Observed.Arm(1, 1, 0, 0), new Observed.Arm(1, 0, 0, 0)),
            new Split(0.1, new Observed.Arm(1, 0, 1, 0), new Observed.Arm(0, 0, 0, 0)));
  }

  @Test
  void faultsOfTheNodeBeforeInferenceBlameNoModel() throws SQLException {
    canary.assign(1, 0.5, false);
    canary.canaryPart("a", Arm.CANDIDATE, 1, error(ErrorCode.NO_FRAME));
    canary.canaryPart("b", Arm.CHAMPION, 1, error(ErrorCode.BROKEN_IMAGE));
    canary.canaryPart("a", Arm.CANDIDATE, 1, pass());

    assertThat(observed().splits())
        .containsExactly(
            new Split(0.5, new Observed.Arm(1, 0, 0, 0), new Observed.Arm(0, 0, 0, 0)));
  }

  @Test
  void whereBothLookedTheCandidateAnswersForItself() throws SQLException {
    canary.assign(1, 0.5, true);
    var failed = canary.canaryPart("a", Arm.CANDIDATE, 1, pass());
    canary.both(failed, Shown.part("a"), Mode.CANARY, pass(), error(ErrorCode.NOT_A_NUMBER));
    var slow = canary.canaryPart("b", Arm.CANDIDATE, 1, reject());
    canary.both(
        slow,
        Shown.part("b"),
        Mode.CANARY,
        result(CHAMPION, reject(), 4),
        result(CANDIDATE, pass(), 30));
    var silent = canary.canaryPart("c", Arm.CANDIDATE, 1, error(ErrorCode.MODEL_FAILED));
    canary.skipped(silent, Shown.part("c"), Mode.CANARY);

    var split = observed().splits().getFirst();

    assertThat(split.candidate()).isEqualTo(new Observed.Arm(3, 1, 1, 0));
    assertThat(observed().paired().parts()).isZero();
    assertThat(observed().disputed().compared()).isEqualTo(1);
  }

  @Test
  void aResultThatThePlcNeverAcknowledgedCountsOnItsArm() throws SQLException {
    canary.assign(1, 0.5, false);
    canary.delivered(canary.canaryPart("a", Arm.CANDIDATE, 1, pass()), Delivery.State.UNKNOWN);
    canary.delivered(canary.canaryPart("b", Arm.CANDIDATE, 1, pass()), Delivery.State.ACKNOWLEDGED);
    canary.delivered(canary.canaryPart("c", Arm.CHAMPION, 1, pass()), Delivery.State.LATE);
    canary.canaryPart("d", Arm.CHAMPION, 1, pass());

    assertThat(observed().splits())
        .containsExactly(
            new Split(0.5, new Observed.Arm(2, 0, 0, 1), new Observed.Arm(2, 0, 0, 0)));
  }

  @Test
  void looksCountTheFirstPartsOnlyAndAppearOnceTheyAreReached() throws SQLException {
    canary.pair("a", pass(), pass());
    canary.pair("b", reject(), pass());
    canary.settle(canary.last() - 1, "CHAMPION_RIGHT", 0, 2);
    canary.pair("c", error(ErrorCode.DEADLINE), pass());
    canary.pair("d", pass(), reject());
    canary.pair("e", reject(), pass());
    canary.settle(canary.last() - 1, "CANDIDATE_RIGHT", 1, 0);

    var disputed = observed(2, 3, 4, 5).disputed();

    assertThat(disputed.compared()).isEqualTo(4);
    assertThat(disputed.verdicts()).isEqualTo(new Contrast(1, 1));
    assertThat(disputed.defects()).isEqualTo(new Contrast(1, 1));
    assertThat(disputed.looks())
        .containsExactly(new Look(2, 1, 1, 1), new Look(3, 2, 1, 1), new Look(4, 3, 2, 1));
  }

  @Test
  void aTrippedGuardIsSeen() {
    canary.tripped();

    assertThat(observed().trips()).containsExactly(new Trip(canary.node, 3, "HANG"));
  }

  @Test
  void theRecordsBehindTheCountsAreNamed() {
    canary.pair("a", pass(), pass());
    canary.pair("b", pass(), pass());

    assertThat(observed().covered())
        .containsExactly(new Covered(canary.node, canary.journal, List.of(new Range(1, 4))));
  }

  @Test
  void theChampionsP99NeedsAHundredParts() throws SQLException {
    canary.report();
    var where = new Where(List.of(canary.node), "pcb");
    var soon = Instant.now().plus(Duration.ofMinutes(1));
    for (var part = 1; part <= 99; part++)
      canary.canaryPart("p" + part, Arm.CHAMPION, 1, pass(), part + 1);
    assertThat(evidence.championP99(where, CHAMPION, soon)).isEmpty();
    canary.canaryPart("p100", Arm.CHAMPION, 1, pass(), 101);

    assertThat(evidence.championP99(where, CHAMPION, soon)).hasValue(100);
    assertThat(evidence.championP99(where, CANDIDATE, soon)).isEmpty();
    assertThat(evidence.championP99(new Where(List.of(canary.node), "other"), CHAMPION, soon))
        .isEmpty();
  }

  @Test
  void thePaceIsThatOfTheLastHourElseOfTheWeek() throws SQLException {
    canary.report();
    var where = new Where(List.of(canary.node), null);
    assertThat(evidence.partsPerDay(where, Instant.now())).isZero();
    for (var part = 0; part < 7; part++) canary.canaryPart("p" + part, Arm.CHAMPION, 1, pass());

    assertThat(evidence.partsPerDay(where, Instant.now())).isEqualTo(7 * 24);
    assertThat(evidence.partsPerDay(where, Instant.now().plus(Duration.ofDays(2)))).isEqualTo(1);
  }

  private Observed observed(Integer... looks) {
    return evidence.observe(
        new Question(canary.rollout, CHAMPION, CANDIDATE, SLOW_MS, List.of(looks)));
  }
}
