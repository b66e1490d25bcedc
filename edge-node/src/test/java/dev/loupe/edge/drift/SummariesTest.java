package dev.loupe.edge.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.edge.drift.Seen.Lot;
import dev.loupe.schema.drift.Histogram;
import dev.loupe.schema.drift.Signal;
import dev.loupe.schema.drift.Summary;
import dev.loupe.schema.inspection.Clock;
import dev.loupe.schema.model.ModelRef;
import dev.loupe.schema.wire.Range;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SummariesTest {
  private static final ModelRef ONE = new ModelRef("m", "1", "ab".repeat(32));
  private static final ModelRef OTHER = new ModelRef("m", "2", "cd".repeat(32));

  private final Summaries summaries = new Summaries("line-1", "aoi-1");

  private static Clock at(Duration since) {
    return new Clock(Instant.EPOCH.plus(since), since.toNanos());
  }

  private static Clock at(int seconds) {
    return at(Duration.ofSeconds(seconds));
  }

  private static Seen seen(long seq, String lot, ModelRef model) {
    return new Seen(seq, new Lot("A", lot, model), 0.12, 1, new Pixels(0.004, 150));
  }

  private List<Summary> count(long seq, String lot, ModelRef model, Clock now) {
    return summaries.count(seen(seq, lot, model), Bins.USUAL, now);
  }

  @Test
  void aLotEndsWhereAPartOfAnotherComes() {
    for (var seq = 1; seq <= 7; seq += 2) assertThat(count(seq, "L1", ONE, at(seq))).isEmpty();
    var closed = count(9, "L2", ONE, at(9));
    assertThat(closed).hasSize(1);
    var summary = closed.getFirst();
    assertThat(summary.lot()).isEqualTo("L1");
    assertThat(summary.covers())
        .containsExactly(new Range(1, 1), new Range(3, 3), new Range(5, 5), new Range(7, 7));
    assertThat(summary.parts()).isEqualTo(4);
    assertThat(summary.signals()).extracting(Histogram::signal).containsExactly(Signal.values());
    assertThat(summary.signals()).allMatch(signal -> signal.total() == 4);
  }

  @Test
  void eachModelOfALotHasItsOwnSummary() {
    count(1, "L1", ONE, at(1));
    count(2, "L1", OTHER, at(2));
    count(3, "L1", ONE, at(3));
    assertThat(summaries.all(at(4)))
        .extracting(Summary::model, Summary::parts)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(ONE, 2),
            org.assertj.core.groups.Tuple.tuple(OTHER, 1));
  }

  @Test
  void aSummaryClosesAfterTenMinutesAndAtItsMostParts() {
    count(1, "L1", ONE, at(0));
    assertThat(summaries.due(at(599))).isEmpty();
    assertThat(summaries.due(at(600))).hasSize(1);
    assertThat(summaries.due(at(1_300))).as("none is open").isEmpty();
    for (var seq = 2; seq <= 5_000; seq++) assertThat(count(seq, "L1", ONE, at(700))).isEmpty();
    assertThat(count(5_001, "L1", ONE, at(701))).extracting(Summary::parts).containsExactly(5_000);
  }

  /// Whatever lots, models, pauses and kills come: no record is covered twice, and only those that
  /// a kill took are not covered.
  @Test
  void eachRecordCountsOnceOrWasOpenAtAKill() {
    var chance = new Random(3);
    for (var run = 0; run < 50; run++) {
      var told = new ArrayList<Summary>();
      var life = new Summaries("line-1", "aoi-1");
      var counted = 1 + chance.nextInt(400);
      var now = 0;
      for (var seq = 1; seq <= counted; seq++) {
        now += chance.nextInt(20);
        var of = new Lot("A", "L" + chance.nextInt(3), chance.nextBoolean() ? ONE : OTHER);
        var part = new Seen(seq, of, chance.nextDouble(), 0, new Pixels(0, 0));
        told.addAll(life.count(part, Bins.USUAL, at(now)));
        if (chance.nextInt(10) == 0) told.addAll(life.due(at(now)));
      }
      var killed = chance.nextBoolean();
      var open = life.all(at(now));
      if (!killed) told.addAll(open);
      var covered = Range.merged(told.stream().flatMap(it -> it.covers().stream()).toList());
      var sum = told.stream().mapToInt(Summary::parts).sum();
      assertThat(covered.stream().mapToLong(Range::size).sum()).as("none twice").isEqualTo(sum);
      var lost = killed ? open.stream().mapToInt(Summary::parts).sum() : 0;
      assertThat(sum + lost).isEqualTo(counted);
    }
  }

  @Test
  void whatCannotBeBelievedIsMissingFromItsSignalsOnly() {
    summaries.count(
        new Seen(1, new Lot("A", "L1", ONE), Double.NaN, Double.NaN, new Pixels(0.5, 10)),
        Bins.USUAL,
        at(0));
    var signals = summaries.all(at(1)).getFirst().signals();
    assertThat(signals).extracting(Histogram::total).containsExactly(0L, 0L, 1L, 1L);
  }
}
