package dev.loupe.edge.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.edge.image.Image;
import dev.loupe.schema.fleet.Assignment.Mode;
import dev.loupe.schema.inspection.Arm;
import dev.loupe.schema.inspection.ErrorCode;
import dev.loupe.schema.inspection.Sampling;
import dev.loupe.schema.inspection.Served;
import dev.loupe.schema.inspection.Shadowed.Both;
import dev.loupe.schema.inspection.Shadowed.Skipped;
import dev.loupe.schema.inspection.Verdict;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Two models on one station, and what the PLC is told.
@Timeout(30)
class SplitTest {
  private static final long LONG = TimeUnit.SECONDS.toNanos(10);

  private final TwoModels models = new TwoModels();
  private final SlowDetector first = models.first;
  private final SlowDetector second = models.second;

  @AfterEach
  void close() {
    models.close();
  }

  private Finding inspect(String serial) {
    return models.inspect(serial, LONG, true);
  }

  @Test
  void withoutAnAssignmentNothingIsDrawn() {
    models.letAll();
    var finding = inspect("SN-1");
    assertThat(finding.sampling()).isNull();
    assertThat(finding.served()).isEqualTo(new Served(Arm.CHAMPION, null, 0, TwoModels.CHAMPION));
  }

  @Test
  void aCanaryAloneDecidesItsShareAndARetrySeesTheSameModel() {
    models.letAll();
    models.candidate(Mode.CANARY, 0.5, false);
    var decidedByCandidate = 0;
    for (var part = 0; part < 200; part++) {
      var served = inspect("SN-" + part).served();
      assertThat(inspect(" SN-" + part + " ").served()).isEqualTo(served);
      assertThat(served)
          .isIn(
              new Served(Arm.CHAMPION, "r-1", 7, TwoModels.CHAMPION),
              new Served(Arm.CANDIDATE, "r-1", 7, TwoModels.CANDIDATE));
      if (TwoModels.CANDIDATE.equals(served.model())) decidedByCandidate++;
    }
    assertThat(decidedByCandidate).isBetween(75, 125);
    assertThat(models.told().ran()).hasSize(2 * decidedByCandidate).containsOnly(Ran.WELL);
  }

  @Test
  void theShadowDecidesNothingAndRunsLater() {
    models.letAll();
    second.answer(TwoModels.scored(0.9));
    models.candidate(Mode.SHADOW, 1, false);
    var finding = inspect("SN-1");
    assertThat(finding.outcome().verdict()).isEqualTo(Verdict.PASS);
    assertThat(finding.served()).isEqualTo(new Served(Arm.CHAMPION, null, 7, TwoModels.CHAMPION));
    assertThat(finding.sampling()).isEqualTo(new Sampling("SN-1", true, null));
    assertThat(models.told().ran()).isEmpty();
  }

  /// Any two answers of the models, errors and late ones among them.
  @Test
  void underEitherRejectsNothingPassesThatTheChampionDidNotPass() {
    var chance = new Random(11);
    models.candidate(Mode.CANARY, 1, true);
    var passed = 0;
    for (var part = 0; part < 300; part++) {
      models.letAll();
      var own = any(first, chance);
      var others = any(second, chance);
      var finding = inspect("SN-" + part);
      assertThat(finding.served().arm()).isEqualTo(Arm.CANDIDATE);
      if (finding.outcome().verdict() == Verdict.PASS) {
        passed++;
        assertThat(own).isEqualTo(Verdict.PASS);
      }
      var expected = own == Verdict.ERROR || others == Verdict.ERROR ? own : worse(own, others);
      assertThat(finding.outcome().verdict()).as("%s, %s", own, others).isEqualTo(expected);
    }
    assertThat(passed).isPositive();
  }

  private static Verdict worse(Verdict a, Verdict b) {
    return List.of(a, b).contains(Verdict.REJECT)
        ? Verdict.REJECT
        : List.of(a, b).contains(Verdict.REVIEW) ? Verdict.REVIEW : Verdict.PASS;
  }

  private static Verdict any(SlowDetector detector, Random chance) {
    detector.fails(false);
    return switch (chance.nextInt(5)) {
      case 0 -> said(detector, TwoModels.scored(0.1), Verdict.PASS);
      case 1 -> said(detector, TwoModels.scored(0.3), Verdict.REVIEW);
      case 2 -> said(detector, TwoModels.scored(0.8), Verdict.REJECT);
      case 3 -> {
        detector.answerNoNumber();
        yield Verdict.ERROR;
      }
      default -> {
        detector.fails(true);
        yield Verdict.ERROR;
      }
    };
  }

  private static Verdict said(SlowDetector detector, Scan scan, Verdict verdict) {
    detector.answer(scan);
    return verdict;
  }

  @Test
  void bothOpinionsAreKeptAndTheFrameOfADisagreement() {
    models.letAll();
    second.answer(TwoModels.scored(0.8));
    models.candidate(Mode.CANARY, 1, true);
    var finding = inspect("SN-1");
    assertThat(finding.served())
        .isEqualTo(new Served(Arm.CANDIDATE, "r-1", 7, TwoModels.CANDIDATE));
    assertThat(finding.defects()).hasSize(1);
    assertThat(finding.images()).extracting(Image::kind).contains(Image.Kind.FRAME);
    var both = (Both) finding.looked().compared();
    assertThat(both.champion().outcome().verdict()).isEqualTo(Verdict.PASS);
    assertThat(both.champion().model()).isEqualTo(TwoModels.CHAMPION);
    assertThat(both.candidate().outcome().verdict()).isEqualTo(Verdict.REJECT);
    assertThat(both.candidate().inferMs()).isNotNegative();
  }

  @Test
  void aCandidateThatIsLateLeavesTheChampionsVerdictAndCounts() throws InterruptedException {
    first.letAll();
    models.candidate(Mode.CANARY, 1, true);
    var finding = models.inspect("SN-1", TimeUnit.MILLISECONDS.toNanos(200), true);
    assertThat(finding.outcome().verdict()).isEqualTo(Verdict.PASS);
    assertThat(finding.latency().total()).as("a fifth is left to the journal").isLessThan(200);
    var both = (Both) finding.looked().compared();
    assertThat(both.candidate().outcome().error()).isEqualTo(ErrorCode.DEADLINE);
    assertThat(models.told().ran()).containsExactly(Ran.MISS);
    assertThat(models.inspector.ready()).as("the champion goes on").isTrue();
    var next = inspect("SN-2");
    assertThat(next.outcome().verdict()).isEqualTo(Verdict.PASS);
    assertThat(models.told().ran()).containsExactly(Ran.MISS, Ran.MISS);
    while (!models.told().ran().contains(Ran.HANG)) Thread.sleep(10);
    assertThat(models.told().ran()).containsExactly(Ran.MISS, Ran.MISS, Ran.HANG);
  }

  @Test
  void whereTheChampionGaveNoVerdictTheCandidateIsNotAsked() {
    models.letAll();
    first.fails(true);
    models.candidate(Mode.CANARY, 1, true);
    var finding = inspect("SN-1");
    assertThat(finding.outcome().error()).isEqualTo(ErrorCode.MODEL_FAILED);
    assertThat(finding.looked().compared()).isEqualTo(new Skipped("the champion gave no verdict"));
    assertThat(models.told().ran()).isEmpty();
  }

  @Test
  void aCandidateAloneThatIsLateIsWaitedForAsAChampionIs() {
    first.letAll();
    models.candidate(Mode.CANARY, 1, false);
    var late = models.inspect("SN-1", TimeUnit.MILLISECONDS.toNanos(20), true);
    assertThat(late.outcome().error()).isEqualTo(ErrorCode.DEADLINE);
    assertThat(models.inspector.ready()).isFalse();
    models.championAlone();
    assertThat(models.inspector.ready()).as("taken back").isTrue();
  }

  @Test
  void theAuditDrawsProductionPartsWithItsProbabilityKeptAndTheirFullFrames() {
    models.letAll();
    models.candidate(Mode.SHADOW, 0, false, 0.2);
    var drawn = 0;
    for (var part = 0; part < 500; part++) {
      var finding = inspect("SN-" + part);
      var audited = finding.sampling().audit() != null;
      if (audited) assertThat(finding.sampling().audit()).isEqualTo(0.2);
      assertThat(finding.views().getFirst().image() != null).isEqualTo(audited);
      assertThat(finding.images().stream().anyMatch(it -> it.kind() == Image.Kind.AUDIT))
          .isEqualTo(audited);
      if (audited) drawn++;
      assertThat(models.inspect("SN-" + part, LONG, false).sampling().audit()).isNull();
    }
    assertThat(drawn).isBetween(70, 130);
  }
}
