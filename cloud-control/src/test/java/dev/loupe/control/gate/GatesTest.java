package dev.loupe.control.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loupe.control.gate.Finding.Mark;
import dev.loupe.control.gate.Observed.Arm;
import dev.loupe.control.gate.Observed.Contrast;
import dev.loupe.control.gate.Observed.Disputed;
import dev.loupe.control.gate.Observed.Look;
import dev.loupe.control.gate.Observed.Paired;
import dev.loupe.control.gate.Observed.Split;
import dev.loupe.control.plan.Plan;
import dev.loupe.control.plan.PlanFile;
import dev.loupe.control.plan.Plans;
import dev.loupe.control.statistics.Sign;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatesTest {
  private static final Plan PLAN =
      ((PlanFile.Read.Understood) PlanFile.read(Plans.named("demo").orElseThrow())).plan();

  private static Observed pairs(Contrast errors, Contrast slow) {
    return new Observed(
        new Paired(500, 0, errors, slow),
        List.of(),
        new Disputed(0, Contrast.NONE, Contrast.NONE, List.of()),
        List.of(),
        List.of());
  }

  private static Observed disputed(Contrast verdicts, Contrast defects, Look... looks) {
    return new Observed(
        new Paired(500, 0, Contrast.NONE, Contrast.NONE),
        List.of(),
        new Disputed(500, verdicts, defects, List.of(looks)),
        List.of(),
        List.of());
  }

  private static Observed split(Arm candidate, Arm champion) {
    return new Observed(
        new Paired(0, 0, Contrast.NONE, Contrast.NONE),
        List.of(new Split(0.5, candidate, champion)),
        new Disputed(0, Contrast.NONE, Contrast.NONE, List.of()),
        List.of(),
        List.of());
  }

  @Test
  void nothingSeenLeavesEveryGateOpen() {
    var weighed = Gates.weigh(PLAN, Observed.NOTHING);
    assertThat(weighed.findings()).extracting(Finding::mark).containsOnly(Mark.OPEN);
    assertThat(weighed.splitIsOff()).isFalse();
    assertThat(weighed.of(Gate.ERRORS).logLimit()).isCloseTo(Math.log(400), within(1e-12));
  }

  @Test
  void errorsOfTheCandidateAloneFireGateAAndTheChampionsOwnNever() {
    assertThat(Gates.weigh(PLAN, pairs(new Contrast(14, 0), Contrast.NONE)).fired())
        .extracting(Finding::gate)
        .containsExactly(Gate.ERRORS);
    assertThat(Gates.weigh(PLAN, pairs(new Contrast(0, 400), Contrast.NONE)).fired()).isEmpty();
    assertThat(Gates.weigh(PLAN, pairs(new Contrast(400, 400), Contrast.NONE)).fired()).isEmpty();
  }

  @Test
  void slowPartsFireGateBAndMissingAcknowledgementsGateC() {
    assertThat(Gates.weigh(PLAN, pairs(Contrast.NONE, new Contrast(20, 1))).fired())
        .extracting(Finding::gate)
        .containsExactly(Gate.LATENCY);
    assertThat(Gates.weigh(PLAN, split(new Arm(500, 0, 0, 20), new Arm(500, 0, 0, 1))).fired())
        .extracting(Finding::gate)
        .containsExactly(Gate.ACKNOWLEDGEMENTS);
  }

  @Test
  void qualityFiresOnTheMeanOfBothSigns() {
    var finding = Gates.weigh(PLAN, disputed(new Contrast(16, 1), Contrast.NONE)).of(Gate.QUALITY);
    assertThat(finding.logE())
        .isCloseTo(Math.log((Math.exp(Sign.logE(16, 1)) + 1) / 2), within(1e-9));
    assertThat(finding.mark()).isEqualTo(Mark.FIRED);
    var defects = Gates.weigh(PLAN, disputed(Contrast.NONE, new Contrast(30, 2)));
    assertThat(defects.of(Gate.QUALITY).mark()).isEqualTo(Mark.FIRED);
  }

  /// 0 of 200 at 5 % over four looks: 1 − 0.0125^(1/200) = 2.17 %, above the margin of 2 %; 0 of
  /// 400: 1.09 %.
  @Test
  void qualityPassesAtTheLookWhereTheLimitIsWithinTheMargin() {
    assertThat(mark(new Look(200, 0, 0, 0))).isEqualTo(Mark.OPEN);
    assertThat(mark(new Look(200, 0, 0, 0), new Look(400, 0, 0, 0))).isEqualTo(Mark.PASSED);
    assertThat(mark(new Look(400, 9, 9, 3))).isEqualTo(Mark.OPEN);
  }

  @Test
  void aDisagreementWithoutALabelKeepsItOpenAndSaysSo() {
    assertThat(mark(new Look(400, 3, 2, 0))).isEqualTo(Mark.OPEN);
    assertThat(says(new Look(400, 3, 2, 0)))
        .isEqualTo("1 of 3 disagreements among the first 400 parts wait for a label");
    assertThat(says(new Look(1600, 60, 60, 55))).endsWith("and there is no later look");
  }

  @Test
  void aLookThatThePlanDoesNotNamePassesNothing() {
    assertThat(mark(new Look(5_000, 0, 0, 0))).isEqualTo(Mark.OPEN);
  }

  @Test
  void aSplitThatGaveOtherSharesIsSeen() {
    assertThat(Gates.weigh(PLAN, split(new Arm(300, 0, 0, 0), new Arm(700, 0, 0, 0))).splitIsOff())
        .isTrue();
    assertThat(Gates.weigh(PLAN, split(new Arm(490, 0, 0, 0), new Arm(510, 0, 0, 0))).splitIsOff())
        .isFalse();
  }

  private static Mark mark(Look... looks) {
    return quality(looks).mark();
  }

  private static String says(Look... looks) {
    return quality(looks).says();
  }

  private static Finding quality(Look... looks) {
    return Gates.weigh(PLAN, disputed(Contrast.NONE, Contrast.NONE, looks)).of(Gate.QUALITY);
  }
}
