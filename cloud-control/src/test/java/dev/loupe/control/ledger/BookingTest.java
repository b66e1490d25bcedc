package dev.loupe.control.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.control.ledger.Booking.Kept;
import dev.loupe.schema.wire.Range;
import dev.loupe.schema.wire.Receipt.Reason;
import dev.loupe.schema.wire.Receipt.Refusal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BookingTest {
  private static final UUID JOURNAL = UUID.randomUUID();
  private static final byte[] FIVE = Records.inspected(5, "five");
  private static final byte[] OTHER_FIVE = Records.inspected(5, "another five");
  private static final List<Range> NONE = List.of();

  private static Batch batch(byte[]... records) {
    return Records.batch("node-1", JOURNAL, List.of(records));
  }

  private static Map<Long, Kept> kept(byte[] record) {
    return Map.of(5L, new Kept(Digest.of(record), null));
  }

  @Test
  void whatIsNewIsStoredAndReceipted() {
    var booking = Booking.of(batch(FIVE), List.of(new Range(5, 5)), Map.of());

    assertThat(booking.store()).extracting(Batch.Entry::seq).containsExactly(5L);
    assertThat(booking.got()).containsExactly(new Range(5, 5));
    assertThat(booking.refused()).isEmpty();
  }

  @Test
  void whatIsHereIsReceiptedAgainAndNotStoredAgain() {
    var booking = Booking.of(batch(FIVE), NONE, kept(FIVE));

    assertThat(booking.store()).isEmpty();
    assertThat(booking.got()).containsExactly(new Range(5, 5));
  }

  @Test
  void otherBytesUnderATakenNumberAreAConflictAndNeverGot() {
    var booking = Booking.of(batch(OTHER_FIVE), NONE, kept(FIVE));

    assertThat(booking.store()).isEmpty();
    assertThat(booking.conflicts())
        .singleElement()
        .satisfies(it -> assertThat(it.kept()).isEqualTo(Digest.of(FIVE)));
    assertThat(booking.got()).isEmpty();
    assertThat(booking.refused()).extracting(Refusal::reason).containsExactly(Reason.CONFLICT);
  }

  @Test
  void aNumberTwiceInOneBatchIsStoredOnceAndConflictsWhereItsBytesDiffer() {
    var booking = Booking.of(batch(FIVE, FIVE, OTHER_FIVE), List.of(new Range(5, 5)), Map.of());

    assertThat(booking.store()).hasSize(1);
    assertThat(booking.conflicts()).hasSize(1);
    assertThat(booking.got()).isEmpty();
  }

  @Test
  void aBadRecordIsGotAndRejectedTheFirstTimeAndEveryTime() {
    var bad = Records.bad(5);
    var first = Booking.of(batch(bad), List.of(new Range(5, 5)), Map.of());
    var again =
        Booking.of(batch(bad), NONE, Map.of(5L, new Kept(Digest.of(bad), "no inspection in it")));

    assertThat(first.reject()).hasSize(1);
    assertThat(again.reject()).isEmpty();
    assertThat(List.of(first, again))
        .allSatisfy(it -> {
          assertThat(it.got()).containsExactly(new Range(5, 5));
          assertThat(it.refused()).extracting(Refusal::reason).containsExactly(Reason.REJECTED);
        });
  }

  @Test
  void whereTheRowIsNoLongerKeptTheNumberIsStillGot() {
    var booking = Booking.of(batch(FIVE), NONE, Map.of());

    assertThat(booking.store()).isEmpty();
    assertThat(booking.got()).containsExactly(new Range(5, 5));
  }
}
