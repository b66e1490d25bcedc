package dev.loupe.edge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.edge.journal.Records.DeadLetter;
import dev.loupe.edge.journal.Records.Stored;
import dev.loupe.edge.journal.Records.Why;
import dev.loupe.schema.inspection.Delivery.RecordId;
import dev.loupe.schema.wire.JournalRecord.Lost;
import dev.loupe.schema.wire.Range;
import dev.loupe.schema.wire.RecordCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every journal must do; the twin in memory passes it too.
public abstract class JournalContract {
  private static final int ALL = Integer.MAX_VALUE;

  /// Ends the process that runs and starts another on the same disk.
  protected abstract Journal restart() throws Exception;

  private static Records records(Journal journal) {
    return (Records) journal;
  }

  @Test
  void numbersCountFromOneAndBytesAreThoseOfTheCodec() throws Exception {
    var journal = restart();
    assertThat(journal.append(Sample.inspected(7))).isEqualTo(1);
    assertThat(journal.append(Sample.delivered(7, new RecordId(journal.id(), 1)))).isEqualTo(2);
    var stored = records(journal).read(journal.id(), Ranges.of(1, 2), 10, ALL);
    assertThat(stored).extracting(Stored::seq).containsExactly(1L, 2L);
    assertThat(stored.getFirst().bytes()).isEqualTo(RecordCodec.encode(1, Sample.inspected(7)));
  }

  @Test
  void aRecordAndWhatIsMadeOfItsNumberStandNextToEachOther() throws Exception {
    var journal = restart();
    var heard = new ArrayList<Long>();
    records(journal).listen((_, seq, _) -> heard.add(seq));
    journal.append(Sample.inspected(6));
    var seq =
        Journal.durable(
            journal.appendLater(
                Sample.inspected(7),
                first -> Sample.delivered(7, new RecordId(journal.id(), first))));
    assertThat(seq).isEqualTo(2);
    assertThat(journal.append(Sample.inspected(8))).isEqualTo(4);
    assertThat(heard).containsExactly(1L, 2L, 3L, 4L);
    assertThat(records(journal).read(journal.id(), Ranges.of(3), 1, ALL).getFirst().bytes())
        .isEqualTo(RecordCodec.encode(3, Sample.delivered(7, new RecordId(journal.id(), 2))));
  }

  @Test
  void everyStartIsANewJournalChainedToTheFormer() throws Exception {
    var first = restart();
    first.append(Sample.inspected(1));
    var second = restart();
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(second.predecessor()).contains(first.id());
    assertThat(second.append(Sample.inspected(2))).isEqualTo(1);
    assertThat(records(second).kept())
        .extracting(Records.Kept::journal, Records.Kept::issued)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(first.id(), 1L),
            org.assertj.core.groups.Tuple.tuple(second.id(), 1L));
  }

  @Test
  void anInspectionWithoutDeliveryIsFoundAfterARestart() throws Exception {
    var first = restart();
    first.append(Sample.inspected(6));
    first.append(Sample.delivered(6, new RecordId(first.id(), 1)));
    var seq = first.append(Sample.inspected(7));
    var second = restart();
    assertThat(second.undelivered(7).orElseThrow().id()).isEqualTo(new RecordId(first.id(), seq));
    assertThat(second.undelivered(7).orElseThrow().inspection()).isEqualTo(Sample.inspection(7));
    assertThat(second.undelivered(6)).isEmpty();
    assertThat(second.undelivered(8)).isEmpty();
  }

  @Test
  void allInspectionsThatAFormerProcessLeftWithoutDeliveryAreFound() throws Exception {
    var first = restart();
    first.append(Sample.inspected(5));
    first.append(Sample.inspected(6));
    first.append(Sample.delivered(6, new RecordId(first.id(), 2)));
    first.append(Sample.inspected(7));
    assertThat(first.undelivered()).as("its own are in hand").isEmpty();
    var second = restart();
    assertThat(second.undelivered()).extracting(it -> it.id().seq()).containsExactly(1L, 4L);
    second.append(Sample.delivered(5, new RecordId(first.id(), 1)));
    assertThat(restart().undelivered()).extracting(it -> it.id().seq()).containsExactly(4L);
  }

  @Test
  void onlyTheNewestInspectionOfATriggerCounts() throws Exception {
    var first = restart();
    first.append(Sample.inspected(7));
    first.append(Sample.inspected(7));
    first.append(Sample.delivered(7, new RecordId(first.id(), 2)));
    assertThat(restart().undelivered(7)).isEmpty();
  }

  @Test
  void receiptsOutliveTheProcess() throws Exception {
    var first = restart();
    for (var i = 1; i <= 9; i++) first.append(Sample.inspected(i));
    records(first).receipted(first.id(), List.of(new Range(1, 3), new Range(6, 6)));
    records(first).receipted(first.id(), List.of(new Range(4, 5)));
    var second = restart();
    assertThat(records(second).kept().getFirst().receipted()).isEqualTo(Ranges.of(1, 6));
    records(second).askedAgain(first.id(), List.of(new Range(2, 3), new Range(5, 9)));
    var third = restart();
    assertThat(records(third).kept().getFirst().receipted())
        .isEqualTo(Ranges.of(1).plus(Ranges.of(4)));
  }

  /// A batch is answered as often as it is sent.
  @Test
  void receiptsMayComeAgainAndOverlap() throws Exception {
    var first = restart();
    var number = 1;
    for (var got :
        List.of(
            new Range(1, 2),
            new Range(3, 4),
            new Range(5, 6),
            new Range(3, 4),
            new Range(5, 6),
            new Range(2, 7))) {
      for (var i = 0; i < 2; i++) first.append(Sample.inspected(number++));
      records(first).receipted(first.id(), List.of(got));
    }
    first.append(Sample.inspected(number));
    assertThat(records(restart()).kept().getFirst().receipted()).isEqualTo(Ranges.of(1, 7));
  }

  @Test
  void aBuriedRecordAndItsLossStayTogether() throws Exception {
    var first = restart();
    first.append(Sample.inspected(1));
    var letter = new DeadLetter(first.id(), 1, Why.CONFLICT, "other bytes");
    var lost = new Lost(first.id(), new Range(1, 1), "gone");
    records(first).bury(letter, Optional.of(lost)).get();
    var second = records(restart());
    assertThat(second.undecided()).containsExactly(letter);
    assertThat(second.kept().getFirst().buried()).isEqualTo(Ranges.of(1));
    assertThat(second.read(first.id(), Ranges.of(2), 1, ALL).getFirst().bytes())
        .isEqualTo(RecordCodec.encode(2, lost));
  }

  @Test
  void theLedgerStaysPinned() throws Exception {
    var ledger = UUID.randomUUID();
    var first = records(restart());
    assertThat(first.pinned()).isEmpty();
    first.pin(ledger).get();
    assertThat(records(restart()).pinned()).contains(ledger);
  }

  @Test
  void readingEndsAtTheLimitsButGivesOneRecordAtLeast() throws Exception {
    var journal = restart();
    for (var i = 1; i <= 5; i++) journal.append(Sample.inspected(i));
    var records = records(journal);
    var size = RecordCodec.encode(1, Sample.inspected(1)).length;
    assertThat(records.read(journal.id(), Ranges.of(1, 5), 3, ALL)).hasSize(3);
    assertThat(records.read(journal.id(), Ranges.of(1, 5), 9, 2 * size + 1)).hasSize(2);
    assertThat(records.read(journal.id(), Ranges.of(2, 5), 9, 1)).hasSize(1);
    assertThat(records.read(UUID.randomUUID(), Ranges.of(1), 9, ALL)).isEmpty();
  }

  @Test
  void listenersHearOfEachRecordInOrder() throws Exception {
    var journal = restart();
    var heard = new ArrayList<Long>();
    records(journal).listen((_, seq, _) -> heard.add(seq));
    for (var i = 1; i <= 3; i++) journal.append(Sample.inspected(i));
    assertThat(heard).containsExactly(1L, 2L, 3L);
  }
}
