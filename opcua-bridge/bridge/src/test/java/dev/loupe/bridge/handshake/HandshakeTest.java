package dev.loupe.bridge.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.bridge.handshake.Command.Book;
import dev.loupe.bridge.handshake.Command.Commit;
import dev.loupe.bridge.handshake.Command.Inspect;
import dev.loupe.bridge.handshake.Command.Reset;
import dev.loupe.bridge.handshake.Command.Settle;
import dev.loupe.schema.inspection.Delivery;
import dev.loupe.schema.inspection.ErrorCode;
import dev.loupe.schema.inspection.Outcome;
import dev.loupe.schema.inspection.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandshakeTest {
  private static final long MS = 1_000_000;
  private static final Outcome PASS = new Outcome(Verdict.PASS, 0.98, ErrorCode.NONE);
  private static final Outcome RESTARTED = Outcome.error(ErrorCode.RESTARTED);

  private final Handshake handshake =
      new Handshake(
          Counter.UINT32,
          Limits.of(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofSeconds(2)));
  private State state = State.START;
  private long now = 1_000 * MS;

  private List<Command> tell(Event event) {
    var step = handshake.step(state, event, now);
    state = step.state();
    return step.commands();
  }

  private List<Command> attach(long trigger, long word, long ack) {
    return tell(new Event.Attached(new Seen(trigger, word, ack, null)));
  }

  private void idleAfter(long trigger) {
    attach(trigger, ResultWord.of(trigger, Verdict.PASS), trigger);
  }

  private void inspecting(long trigger) {
    idleAfter(trigger - 1);
    tell(new Event.FrameTaken(trigger, now));
    tell(new Event.PartRead(trigger, trigger - 1, true));
  }

  @Test
  void aFrameWhoseNumberIsTrigSeqIsInspectedWithinTheDeadlineOfItsArrival() {
    idleAfter(41);
    assertThat(tell(new Event.FrameTaken(42, now))).containsExactly(new Command.ReadPart());
    assertThat(tell(new Event.PartRead(42, 41, true)))
        .containsExactly(new Inspect(42, now, now + 100 * MS));
  }

  @Test
  void theDeadlineCountsFromTheWatchWhereThatToldFirst() {
    idleAfter(41);
    var told = now;
    tell(new Event.TriggerSeen(42));
    now += 30 * MS;
    tell(new Event.FrameTaken(42, now));
    assertThat(tell(new Event.PartRead(42, 41, true)))
        .containsExactly(new Inspect(42, told, told + 100 * MS));
  }

  @Test
  void theResultIsWrittenOnceAndItsAcknowledgementSettlesIt() {
    inspecting(42);
    assertThat(tell(new Event.Inspected(42, PASS))).containsExactly(new Commit(42, PASS, false));
    assertThat(tell(new Event.Committed(42))).isEmpty();
    assertThat(tell(new Event.AckSeen(42)))
        .containsExactly(settled(42, Verdict.PASS, Delivery.State.ACKNOWLEDGED));
    assertThat(tell(new Event.TriggerSeen(42))).isEmpty();
  }

  private static Settle settled(long trigger, Verdict verdict, Delivery.State how) {
    return new Settle(trigger, ResultWord.of(trigger, verdict), verdict, how);
  }

  @Test
  void aResultPastItsDeadlineIsAnErrorHoweverGood() {
    inspecting(42);
    now += 101 * MS;
    assertThat(tell(new Event.Inspected(42, PASS)))
        .containsExactly(new Commit(42, Outcome.error(ErrorCode.DEADLINE), false));
  }

  @Test
  void noFrameByTheDeadlineIsAnError() {
    idleAfter(41);
    var told = now;
    tell(new Event.TriggerSeen(42));
    now += 199 * MS;
    assertThat(tell(new Event.Tick())).isEmpty();
    now += MS;
    assertThat(tell(new Event.Tick())).containsExactly(new Book(42, told, ErrorCode.NO_FRAME));
  }

  @Test
  void aFrameThatComesAfterItsErrorIsDropped() {
    idleAfter(41);
    tell(new Event.FrameTaken(41, now));
    assertThat(tell(new Event.PartRead(41, 41, true))).containsExactly(new Command.DropFrame());
    assertThat(state.open()).isTrue();
  }

  @Test
  void aFrameThatTrigSeqDoesNotReachIsOutOfStepUntilTheReset() {
    idleAfter(41);
    tell(new Event.FrameTaken(41 + 2, now));
    assertThat(tell(new Event.PartRead(42, 41, true))).containsExactly(new Command.ReadPart());
    now += 20 * MS;
    assertThat(tell(new Event.PartRead(42, 41, true)))
        .containsExactly(new Command.DropFrame(), new Book(42, now, ErrorCode.OUT_OF_STEP));
    assertThat(state.open()).isFalse();
    tell(new Event.Inspected(42, Outcome.error(ErrorCode.OUT_OF_STEP)));
    tell(new Event.Committed(42));
    assertThat(tell(new Event.FrameTaken(43, now))).containsExactly(new Command.DropFrame());
    tell(new Event.TriggerSeen(0));
    assertThat(tell(new Event.TriggerRead(0, 42))).contains(new Reset());
    tell(new Event.ResetDone());
    assertThat(state.open()).isTrue();
    assertThat(state.phase()).isEqualTo(new Phase.Idle(0, false));
  }

  @Test
  void aCountThatStartsAgainWithoutAResetIsOutOfStep() {
    idleAfter(57);
    tell(new Event.FrameTaken(1, now));
    assertThat(tell(new Event.PartRead(1, 57, true)))
        .contains(new Book(1, now, ErrorCode.OUT_OF_STEP));
  }

  @Test
  void aWatchThatLagsIsAskedAboutAndForgotten() {
    idleAfter(41);
    assertThat(tell(new Event.TriggerSeen(40))).containsExactly(new Command.ReadTrigger());
    assertThat(tell(new Event.TriggerRead(41, 41))).isEmpty();
    assertThat(state.open()).isTrue();
  }

  @Test
  void anUnacknowledgedWordIsClearedBeforeTheNextAndSettledAsUnknown() {
    inspecting(42);
    tell(new Event.Inspected(42, PASS));
    tell(new Event.Committed(42));
    tell(new Event.FrameTaken(43, now));
    tell(new Event.PartRead(43, 41, true));
    assertThat(tell(new Event.Inspected(43, PASS)))
        .containsExactly(
            settled(42, Verdict.PASS, Delivery.State.UNKNOWN), new Commit(43, PASS, true));
  }

  @Test
  void anAcknowledgementThatTheReadBringsSparesTheClearing() {
    inspecting(42);
    tell(new Event.Inspected(42, PASS));
    tell(new Event.Committed(42));
    tell(new Event.FrameTaken(43, now));
    assertThat(tell(new Event.PartRead(43, 42, true)))
        .contains(settled(42, Verdict.PASS, Delivery.State.ACKNOWLEDGED));
    assertThat(tell(new Event.Inspected(43, PASS))).containsExactly(new Commit(43, PASS, false));
  }

  @Test
  void anAcknowledgementAfterThePlcsTimeIsLateAndNoneIsUnknown() {
    inspecting(42);
    tell(new Event.Inspected(42, PASS));
    tell(new Event.Committed(42));
    now += 2001 * MS;
    assertThat(tell(new Event.Tick())).isEmpty();
    var waiting = state;
    assertThat(tell(new Event.AckSeen(42)))
        .containsExactly(settled(42, Verdict.PASS, Delivery.State.LATE));
    state = waiting;
    now += 2000 * MS;
    assertThat(tell(new Event.Tick()))
        .containsExactly(settled(42, Verdict.PASS, Delivery.State.UNKNOWN));
  }

  @Test
  void afterARestartAWordThatCarriesTrigSeqStands() {
    assertThat(attach(42, ResultWord.of(42, Verdict.REVIEW), 41)).isEmpty();
    assertThat(tell(new Event.AckSeen(42)))
        .containsExactly(settled(42, Verdict.REVIEW, Delivery.State.ACKNOWLEDGED));
  }

  @Test
  void afterARestartAnInspectionWithinItsDeadlineIsDelivered() {
    var seen = new Seen(42, ResultWord.of(41, Verdict.PASS), 41, new Seen.Former(PASS, 60 * MS));
    assertThat(tell(new Event.Attached(seen))).containsExactly(new Commit(42, PASS, false));
  }

  @Test
  void afterARestartAnInspectionPastItsDeadlineIsAnError() {
    var seen = new Seen(42, ResultWord.of(41, Verdict.PASS), 41, new Seen.Former(PASS, 101 * MS));
    assertThat(tell(new Event.Attached(seen))).containsExactly(new Commit(42, RESTARTED, false));
  }

  @Test
  void afterARestartAnInspectionFromTheFutureIsAnError() {
    var seen = new Seen(42, 0, 41, new Seen.Former(PASS, -1));
    assertThat(tell(new Event.Attached(seen))).containsExactly(new Commit(42, RESTARTED, false));
  }

  @Test
  void afterARestartATriggeredPartIsBookedAndAWordThatNobodySawIsCleared() {
    assertThat(attach(42, ResultWord.of(41, Verdict.PASS), 40))
        .containsExactly(new Book(42, now, ErrorCode.RESTARTED));
    assertThat(tell(new Event.Inspected(42, RESTARTED)))
        .containsExactly(new Commit(42, RESTARTED, true));
    tell(new Event.Committed(42));
    tell(new Event.FrameTaken(42, now));
    assertThat(tell(new Event.PartRead(42, 41, true))).contains(new Command.DropFrame());
    assertThat(state.open()).isTrue();
  }

  @Test
  void aSessionThatBeginsAtZeroResets() {
    assertThat(attach(0, 0, 0)).containsExactly(new Reset());
    assertThat(state.open()).isFalse();
  }

  @Test
  void aResultThatTheSessionLostIsWrittenAgainWithinItsDeadline() {
    inspecting(42);
    tell(new Event.Inspected(42, PASS));
    tell(new Event.Detached());
    now += 20 * MS;
    assertThat(attach(42, ResultWord.of(41, Verdict.PASS), 41))
        .containsExactly(new Commit(42, PASS, false));
  }

  @Test
  void aResultThatArrivedAlthoughTheSessionWasLostStands() {
    inspecting(42);
    tell(new Event.Inspected(42, PASS));
    tell(new Event.Detached());
    now += 1000 * MS;
    assertThat(attach(42, ResultWord.of(42, Verdict.PASS), 42))
        .containsExactly(settled(42, Verdict.PASS, Delivery.State.ACKNOWLEDGED));
  }

  @Test
  void aResultForAPartThatThePlcHasLeftIsRecordedAndNeverWritten() {
    inspecting(42);
    tell(new Event.TriggerSeen(43));
    tell(new Event.TriggerRead(43, 41));
    assertThat(tell(new Event.Inspected(42, PASS)))
        .containsExactly(new Settle(42, 0, Verdict.ERROR, Delivery.State.UNKNOWN));
  }

  @Test
  void tagsWithoutAGoodValueAreAnErrorOfTheirOwn() {
    idleAfter(41);
    var arrived = now;
    tell(new Event.FrameTaken(42, now));
    tell(new Event.PartRead(42, 41, false));
    now += 20 * MS;
    assertThat(tell(new Event.PartRead(42, 41, false)))
        .contains(new Book(42, arrived, ErrorCode.UNREADABLE_TAGS));
  }
}
