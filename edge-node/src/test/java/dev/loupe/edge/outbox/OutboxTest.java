package dev.loupe.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.edge.journal.MemoryJournal;
import dev.loupe.edge.journal.Ranges;
import dev.loupe.edge.journal.Records.DeadLetter;
import dev.loupe.edge.journal.Records.Why;
import dev.loupe.edge.journal.Sample;
import dev.loupe.edge.outbox.Action.Book;
import dev.loupe.edge.outbox.Action.Bury;
import dev.loupe.edge.outbox.Action.Pin;
import dev.loupe.edge.outbox.Action.Publish;
import dev.loupe.edge.outbox.Action.Raise;
import dev.loupe.edge.outbox.Action.Receipted;
import dev.loupe.edge.outbox.Action.Warn;
import dev.loupe.schema.fleet.FaultCode;
import dev.loupe.schema.wire.Command.Resend;
import dev.loupe.schema.wire.JournalRecord.Lost;
import dev.loupe.schema.wire.Range;
import dev.loupe.schema.wire.Receipt;
import dev.loupe.schema.wire.Receipt.Reason;
import dev.loupe.schema.wire.Receipt.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class OutboxTest {
  private static final UUID LEDGER = new UUID(1, 1);
  private static final UUID JOURNAL = new UUID(2, 2);

  private final MemoryJournal.Disk disk = new MemoryJournal.Disk();
  private MemoryJournal journal = new MemoryJournal(disk, JOURNAL);
  private Outbox outbox = outbox();
  private long now = 1;

  private Outbox outbox() {
    var gate = new Gate("node-1", journal.id(), journal.pinned());
    var made =
        new Outbox(Rules.STANDARD, gate, journal.kept(), journal::read, new SplittableRandom(1));
    journal.listen((of, seq, _) -> made.appended(of, seq, now));
    return made;
  }

  private void append(int count) {
    for (var i = 0; i < count; i++) journal.append(Sample.inspected(i + 1));
  }

  private List<Action> after(long ms) {
    now += TimeUnit.MILLISECONDS.toNanos(ms);
    return outbox.tick(now);
  }

  /// What is published after `ms`, taken by the broker.
  private List<Publish> published(long ms) {
    var all =
        after(ms).stream().filter(Publish.class::isInstance).map(Publish.class::cast).toList();
    for (var it : all) outbox.published(it.flight(), true, now);
    return all;
  }

  private List<Action> receipt(UUID ledger, long from, long to, Refusal... refused) {
    var got = from > to ? List.<Range>of() : List.of(new Range(from, to));
    return outbox.receipt(new Receipt(ledger, "node-1", JOURNAL, got, List.of(refused), 4), now);
  }

  @Test
  void aBatchIsWhatCameInFiftyMilliseconds() {
    append(3);
    assertThat(published(40)).isEmpty();
    assertThat(published(10)).hasSize(1).first().extracting(it -> it.records().size()).isEqualTo(3);
    assertThat(published(60)).isEmpty();
  }

  @Test
  void aFullBatchGoesAtOnce() {
    append(600);
    assertThat(published(1))
        .hasSize(1)
        .first()
        .extracting(it -> it.records().size())
        .isEqualTo(500);
  }

  @Test
  void noMoreThanTheCreditIsUnanswered() {
    append(5_000);
    assertThat(published(60)).hasSize(4);
    assertThat(published(60)).isEmpty();
    receipt(LEDGER, 1, 500);
    assertThat(published(1)).hasSize(1);
  }

  @Test
  void theLedgersCreditThrottles() {
    append(5_000);
    published(60);
    outbox.receipt(
        new Receipt(LEDGER, "node-1", JOURNAL, List.of(new Range(1, 2_000)), List.of(), 1), now);
    assertThat(published(60)).hasSize(1);
  }

  @Test
  void theFirstLedgerIsPinnedBeforeItsReceiptCounts() {
    append(1);
    published(60);
    assertThat(receipt(LEDGER, 1, 1))
        .containsExactly(new Pin(LEDGER), new Receipted(JOURNAL, List.of(new Range(1, 1))));
    assertThat(outbox.queued()).isZero();
  }

  @Test
  void anotherLedgersReceiptIsRefusedUnderAFault() {
    append(2);
    published(60);
    receipt(LEDGER, 1, 1);
    var actions = receipt(new UUID(9, 9), 2, 2);
    assertThat(actions).contains(new Raise(FaultCode.FOREIGN_LEDGER));
    assertThat(actions).noneMatch(Receipted.class::isInstance);
    assertThat(outbox.queued()).isEqualTo(1);
    assertThat(after(59_000)).noneMatch(Action.Clear.class::isInstance);
    assertThat(after(2_000)).contains(new Action.Clear(FaultCode.FOREIGN_LEDGER));
  }

  @Test
  void numbersNeverSentAreNotReceipted() {
    append(1);
    published(60);
    append(1);
    var actions = receipt(LEDGER, 1, 9);
    assertThat(actions).contains(new Receipted(JOURNAL, List.of(new Range(1, 1))));
    assertThat(actions).anyMatch(Warn.class::isInstance);
    assertThat(outbox.queued()).isEqualTo(1);
  }

  @Test
  void anUnansweredBatchComesAgainAfterFourToSixSeconds() {
    append(1);
    assertThat(published(60)).hasSize(1);
    assertThat(published(3_900)).isEmpty();
    assertThat(published(2_200)).hasSize(1);
  }

  @Test
  void whileTheBrokerIsAwayNothingIsSentAndOnItsReturnAllIs() {
    append(1);
    for (var action : after(60))
      if (action instanceof Publish it) outbox.published(it.flight(), false, now);
    assertThat(published(60_000)).isEmpty();
    append(1);
    outbox.reconnected(now);
    assertThat(published(60)).hasSize(2);
  }

  @Test
  void aConflictGoesToTheDeadLettersUnderAFault() {
    append(2);
    published(60);
    var actions = receipt(LEDGER, 1, 1, new Refusal(2, Reason.CONFLICT, "other bytes"));
    assertThat(actions)
        .contains(
            new Bury(new DeadLetter(JOURNAL, 2, Why.CONFLICT, "other bytes"), Optional.empty()),
            new Raise(FaultCode.DEAD_LETTERS));
    assertThat(outbox.queued()).isZero();
    assertThat(outbox.receipted().get(JOURNAL)).isEqualTo(Ranges.of(1));
  }

  @Test
  void aRejectedRecordIsReceiptedAndKeptAsADeadLetter() {
    append(1);
    published(60);
    var actions = receipt(LEDGER, 1, 1, new Refusal(1, Reason.REJECTED, "too large"));
    assertThat(actions).noneMatch(Raise.class::isInstance).anyMatch(Bury.class::isInstance);
    assertThat(outbox.receipted().get(JOURNAL)).isEqualTo(Ranges.of(1));
  }

  @Test
  void whatTheLedgerLacksIsSentAgainAndWhatIsGoneIsBookedOnce() {
    append(10);
    published(60);
    receipt(LEDGER, 1, 10);
    disk.forget(JOURNAL, new Range(1, 4));
    var resend = new Resend(LEDGER, "node-1", JOURNAL, List.of(new Range(3, 6)));
    assertThat(outbox.resend(resend, now))
        .containsExactly(new Action.AskedAgain(JOURNAL, List.of(new Range(3, 6))));
    var actions = after(60);
    assertThat(actions)
        .contains(new Book(new Lost(JOURNAL, new Range(3, 4), "no longer on the node's disk")));
    assertThat(actions).anyMatch(it -> it instanceof Publish p && p.records().size() == 2);
    outbox.resend(resend, now);
    assertThat(after(60)).noneMatch(Book.class::isInstance);
  }

  @Test
  void olderJournalsGoFirstUnderTheirOwnName() {
    append(2);
    journal = new MemoryJournal(disk, new UUID(3, 3));
    outbox = outbox();
    append(1);
    assertThat(published(60)).extracting(Publish::journal).containsExactly(JOURNAL, journal.id());
  }

  @Test
  void aSinglePoisonRecordIsFoundByHalvingAndBookedLost() {
    var ledger = new ModelLedger();
    ledger.poison.add(new dev.loupe.schema.inspection.Delivery.RecordId(JOURNAL, 3));
    append(8);
    for (var step = 0; step < 30_000 && outbox.queued() > 0; step++) {
      if (step % 100 == 0) append(1);
      act(ledger, after(20));
    }
    assertThat(disk.letters().keySet())
        .containsExactly(new dev.loupe.schema.inspection.Delivery.RecordId(JOURNAL, 3));
    assertThat(disk.records().values())
        .anyMatch(it ->
            it instanceof Lost(var of, var range, _)
                && of.equals(JOURNAL)
                && range.equals(new Range(3, 3)));
  }

  @Test
  void aLedgerThatFallsSilentBuriesNothing() {
    var ledger = new ModelLedger();
    append(1);
    var first = published(50).getFirst();
    append(1);
    var second = published(50).getFirst();
    answer(ledger, first); // after the second was sent: then the ledger's database is away
    var silent = new java.util.ArrayList<Action>();
    for (var s = 0; s < 300; s++) {
      silent.addAll(after(1_000));
      outbox.published(second.flight(), true, now);
    }
    assertThat(silent).isNotEmpty().noneMatch(Bury.class::isInstance);
    for (var step = 0; step < 1_000 && outbox.queued() > 0; step++) act(ledger, after(20));
    assertThat(outbox.queued()).isZero();
    assertThat(ledger.rows).hasSize(2);
    assertThat(disk.letters()).isEmpty();
  }

  private void answer(ModelLedger ledger, Publish it) {
    outbox.published(it.flight(), true, now);
    ledger
        .receive("node-1", it.journal(), it.records())
        .ifPresent(receipt -> act(ledger, outbox.receipt(receipt, now)));
  }

  private void act(ModelLedger ledger, List<Action> actions) {
    for (var action : actions) {
      if (action instanceof Publish it) {
        outbox.published(it.flight(), true, now);
        ledger
            .receive("node-1", it.journal(), it.records())
            .ifPresent(receipt -> act(ledger, outbox.receipt(receipt, now)));
      }
      if (action instanceof Bury(var letter, var lost)) journal.bury(letter, lost);
    }
  }
}
