package dev.loupe.simulator.plc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.schema.inspection.Origin;
import dev.loupe.simulator.plc.Action.Decision;
import dev.loupe.simulator.plc.Action.Dispose;
import dev.loupe.simulator.plc.State.Overdue;
import dev.loupe.simulator.plc.State.Resetting;
import dev.loupe.simulator.plc.State.Settled;
import dev.loupe.simulator.plc.State.Triggered;
import dev.loupe.simulator.plc.State.Waiting;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProgramTest {
  private static final Program PROGRAM = new Program(100, 300);
  private static final Part PART = new Part("P-1", "recipe", "p1", "L-1", Origin.PRODUCTION);
  private static final Trigger TRIGGER = new Trigger(5, PART, 1_000);
  private static final NodeStatus READY = new NodeStatus(true, true, 0, 0);
  private static final NodeStatus OUT_OF_STEP = new NodeStatus(false, true, 1, 5);

  private static Result result(long word, String part, long nanos) {
    var tags = new HashMap<Tag, Object>();
    tags.put(Tag.RESULT_PART_ID, part);
    tags.put(Tag.RESULT_VERDICT, (int) (word & 0xFFFF));
    tags.put(Tag.RESULT_CONFIDENCE, 0.5f);
    tags.put(Tag.RESULT_LATENCY_MS, 10f);
    tags.put(Tag.RESULT_ERROR_CODE, (word & 0xFFFF) == 4 ? 1 : 0);
    tags.put(Tag.TRIG_ACK_SEQ, 5L);
    return new Result(word, tags, Tag.PAYLOAD, Set.of(), nanos);
  }

  private static Stream<Dispose> disposals(Program.Step step) {
    return step.actions().stream().filter(Dispose.class::isInstance).map(Dispose.class::cast);
  }

  @ParameterizedTest(name = "ready {0}, alive {1}, fault {2}: fires {3}")
  @CsvSource({"true,true,0,true", "false,true,0,false", "true,false,0,false", "true,true,1,false"})
  void firesOnlyForANodeThatIsReadyAndAlive(
      boolean ready, boolean alive, int fault, boolean fires) {
    var node = new NodeStatus(ready, alive, fault, 0);
    assertThat(PROGRAM.mayFire(new Waiting(4, null), node)).isEqualTo(fires);
  }

  static Stream<State> busy() {
    return Stream.of(
        new Resetting(null), new Triggered(TRIGGER, null), new Overdue(TRIGGER, null, null));
  }

  @ParameterizedTest
  @MethodSource("busy")
  void neverFiresWhileAPartIsOpen(State state) {
    assertThat(PROGRAM.mayFire(state, READY)).isFalse();
    assertThatThrownBy(() -> PROGRAM.fire(state, PART, 0))
        .isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest(name = "after {0} comes {1}")
  @CsvSource({"0,1", "4,5", "65535,65536", "4294967294,4294967295", "4294967295,1"})
  void countsFromOneAndSkipsZeroWhenItWraps(long last, long next) {
    var step = PROGRAM.fire(new Waiting(last, null), PART, 7);
    assertThat(step.next()).isEqualTo(new Triggered(new Trigger(next, PART, 7), null));
  }

  @Test
  void passesAPartOnlyIfSequenceVerdictAndPartAgree() {
    var step = PROGRAM.word(new Triggered(TRIGGER, null), result(5 << 16 | 1, "P-1", 1_050));
    assertThat(disposals(step)).containsExactly(new Dispose(TRIGGER, Decision.PASS, "word"));
    assertThat(step.actions()).contains(new Action.Acknowledge(5));
    assertThat(step.next()).isEqualTo(new Waiting(5, new Settled(TRIGGER, 5 << 16 | 1)));
  }

  @Test
  void aPassForAnotherPartIsAReject() {
    var step = PROGRAM.word(new Triggered(TRIGGER, null), result(5 << 16 | 1, "P-0", 1_050));
    assertThat(disposals(step)).extracting(Dispose::decision).containsExactly(Decision.REJECT);
  }

  @Test
  void aWordForAnotherSequenceLeavesThePartWaiting() {
    var state = new Triggered(TRIGGER, null);
    var step = PROGRAM.word(state, result(4 << 16 | 1, "P-1", 1_050));
    assertThat(step.next()).isEqualTo(state);
    assertThat(step.actions()).hasOnlyElementsOfType(Action.Violation.class);
  }

  @ParameterizedTest(name = "verdict {0} sends the part to {1}")
  @CsvSource({"1,PASS", "2,REJECT", "3,REVIEW", "4,ERROR"})
  void eachVerdictHasItsWay(int verdict, Decision decision) {
    var step = PROGRAM.word(new Triggered(TRIGGER, null), result(5 << 16 | verdict, "P-1", 1_050));
    assertThat(disposals(step)).extracting(Dispose::decision).containsExactly(decision);
  }

  @Test
  void clearingTheWordMeansNothing() {
    var state = new Triggered(TRIGGER, null);
    assertThat(PROGRAM.word(state, result(0, "", 1_050))).isEqualTo(Program.Step.to(state));
  }

  @Test
  void thePartIsRejectedAtTheDeadlineAndTheTriggerStands() {
    var step = PROGRAM.scan(new Triggered(TRIGGER, null), READY, 1_100);
    assertThat(step.next()).isEqualTo(new Overdue(TRIGGER, null, null));
    assertThat(disposals(step)).containsExactly(new Dispose(TRIGGER, Decision.REJECT, "timeout"));
    assertThat(PROGRAM.scan(new Triggered(TRIGGER, null), READY, 1_099).actions()).isEmpty();
  }

  @Test
  void aWordAtTheDeadlineIsLateEvenBeforeTheScanThatTells() {
    var step = PROGRAM.word(new Triggered(TRIGGER, null), result(5 << 16 | 1, "P-1", 1_100));
    assertThat(disposals(step)).extracting(Dispose::decision).containsExactly(Decision.REJECT);
    assertThat(step.actions()).contains(new Action.Acknowledge(5));
  }

  @Test
  void aLateWordDisposesOfNothing() {
    var step = PROGRAM.word(new Overdue(TRIGGER, null, null), result(5 << 16 | 1, "P-1", 2_000));
    assertThat(disposals(step)).isEmpty();
    assertThat(step.next()).isEqualTo(new Waiting(5, new Settled(TRIGGER, 5 << 16 | 1)));
  }

  @Test
  void theLineGoesOnOnlyAfterTheNodeWasReadyForItsPatience() {
    var state = PROGRAM.scan(new Overdue(TRIGGER, null, null), READY, 2_000).next();
    assertThat(state).isEqualTo(new Overdue(TRIGGER, 2_000L, null));
    assertThat(PROGRAM.scan(state, READY, 2_299).next()).isEqualTo(state);
    var step = PROGRAM.scan(state, READY, 2_300);
    assertThat(step.next()).isEqualTo(new Waiting(5, new Settled(TRIGGER, 0)));
    assertThat(step.actions()).hasOnlyElementsOfType(Action.Violation.class);
  }

  @Test
  void aNodeThatDiesAgainStartsItsPatienceAnew() {
    var dead = new NodeStatus(true, false, 0, 0);
    var state = PROGRAM.scan(new Overdue(TRIGGER, 2_000L, null), dead, 2_100).next();
    assertThat(state).isEqualTo(new Overdue(TRIGGER, null, null));
  }

  @Test
  void outOfStepResetsOnceThePartInHandHasItsEnd() {
    assertThat(PROGRAM.scan(new Triggered(TRIGGER, null), OUT_OF_STEP, 1_050).actions()).isEmpty();
    var step = PROGRAM.scan(new Waiting(5, null), OUT_OF_STEP, 1_050);
    assertThat(step).isEqualTo(Program.Step.to(new Resetting(null), new Action.Reset()));
  }

  @ParameterizedTest(name = "fault {0}, TrigAckSeq {1}: done {2}")
  @CsvSource({"1,0,false", "0,5,false", "0,0,true"})
  void theResetEndsWhenTheNodeHasAnsweredAndIsInStep(int fault, long ack, boolean done) {
    var step = PROGRAM.scan(new Resetting(null), new NodeStatus(true, true, fault, ack), 0);
    assertThat(step.next()).isEqualTo(done ? new Waiting(0, null) : new Resetting(null));
  }

  @Test
  void aSecondWordThatDiffersIsAViolationAndTheSameAgainIsNot() {
    var state = new Waiting(5, new Settled(TRIGGER, 5 << 16 | 1));
    assertThat(PROGRAM.word(state, result(5 << 16 | 1, "P-1", 1_080)).actions()).isEmpty();
    var step = PROGRAM.word(state, result(5 << 16 | 2, "P-1", 1_080));
    assertThat(step.actions()).hasOnlyElementsOfType(Action.Violation.class);
    assertThat(step.next()).isEqualTo(state);
  }

  @Test
  void theWordOfAnAbandonedTriggerIsHeardWhileTheNextIsOpen() {
    var next = new Trigger(6, PART, 5_000);
    var state = new Triggered(next, new Settled(TRIGGER, 0));
    var step = PROGRAM.word(state, result(5 << 16 | 4, "P-1", 5_010));
    assertThat(step.next()).isEqualTo(new Triggered(next, new Settled(TRIGGER, 5 << 16 | 4)));
    assertThat(disposals(step)).isEmpty();
  }

  @Test
  void anErrorNeedNotNameThePart() {
    assertThat(Rules.violations(TRIGGER, result(5 << 16 | 4, "", 1_050))).isEmpty();
    assertThat(Rules.violations(TRIGGER, result(5 << 16 | 2, "", 1_050))).hasSize(1);
  }

  @Test
  void aTagThatWasNotWrittenSinceTheTriggerIsNamed() {
    var good = result(5 << 16 | 1, "P-1", 1_050);
    var stale = new Result(good.word(), Map.copyOf(good.tags()), Set.of(), Set.of(), good.nanos());
    assertThat(Rules.violations(TRIGGER, stale)).hasSize(Tag.PAYLOAD.size());
  }
}
