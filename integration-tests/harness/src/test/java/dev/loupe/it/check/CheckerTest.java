package dev.loupe.it.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.schema.defect.Box;
import dev.loupe.schema.inspection.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class CheckerTest {
  private static final UUID JOURNAL = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final Box BOX = new Box(10, 10, 40, 40);
  private static final List<Verdict> VERDICTS =
      List.of(Verdict.PASS, Verdict.REJECT, Verdict.PASS, Verdict.REJECT);

  private final List<Shot> shots = new ArrayList<>();
  private final List<Rows.Inspected> inspected = new ArrayList<>();
  private final List<Rows.Delivered> delivered = new ArrayList<>();
  private final List<Truth> truths = new ArrayList<>();

  CheckerTest() {
    for (var i = 1; i <= VERDICTS.size(); i++) part(i, VERDICTS.get(i - 1));
  }

  private void part(int k, Verdict verdict) {
    var part = "P" + k;
    var word = ((long) k << 16) | verdict.code();
    var good = verdict == Verdict.PASS;
    shots.add(
        new Shot(
            "aoi-1",
            k,
            new Shot.Part(part, "L1", "R1", "1"),
            List.of(new Shot.Word(word, verdict.code(), part, k)),
            good ? Shot.Decision.PASS : Shot.Decision.REJECT));
    var id = new Rows.Id("node-1", JOURNAL, 2L * k);
    inspected.add(
        new Rows.Inspected(
            id,
            k,
            "aoi-1",
            part,
            verdict,
            good ? List.of() : List.of(new Rows.Found("short", BOX))));
    delivered.add(
        new Rows.Delivered(
            new Rows.Id("node-1", JOURNAL, 2L * k + 1), k, id, word, verdict, "acknowledged"));
    truths.add(
        good
            ? new Truth(part, Truth.Kind.GOOD, List.of())
            : new Truth(part, Truth.Kind.ONE_DEFECT, List.of(new Truth.Flaw("short", BOX))));
  }

  private Report check() {
    return Checker.check(
        7, new PlcLog(shots, List.of(), List.of()), new Rows(inspected, delivered), truths);
  }

  private static <T> void swap(List<T> list, int index, UnaryOperator<T> change) {
    list.set(index, change.apply(list.get(index)));
  }

  private Rows.Inspected inspectionOf(Rows.Inspected row, String part, Verdict verdict) {
    return new Rows.Inspected(row.id(), row.trigger(), row.station(), part, verdict, row.defects());
  }

  private Rows.Delivered deliveryOf(Rows.Delivered row, Rows.Id of, long word, Verdict verdict) {
    return new Rows.Delivered(row.id(), row.trigger(), of, word, verdict, row.state());
  }

  @Test
  void threeAccountsThatAgreePass() {
    var report = check();
    assertThat(report.failures()).isEmpty();
    assertThat(report.shortfalls()).isEmpty();
    assertThat(report.figures())
        .isEqualTo(new Figures(7, 4, 4, 4, 0, 0, 0, 0, 0, 2, 0, 2, 0, 0, 2, 2, 2, 4, 0, 0));
  }

  @Test
  void aDroppedInspectionIsLost() {
    inspected.remove(1);
    assertThat(check().failures()).isNotEmpty();
    assertThat(check().figures().lost()).isEqualTo(1);
  }

  @Test
  void aDroppedDeliveryIsLost() {
    delivered.remove(1);
    assertThat(check().failures()).isNotEmpty();
    assertThat(check().figures().lost()).isEqualTo(1);
  }

  @Test
  void aDroppedWordIsNoResult() {
    swap(shots, 1, s -> new Shot(s.station(), s.trigger(), s.part(), List.of(), s.disposed()));
    assertThat(check().failures()).isNotEmpty();
    assertThat(check().figures().results()).isEqualTo(3);
  }

  @Test
  void aDoubledInspectionIsFound() {
    var row = inspected.getFirst();
    inspected.add(
        new Rows.Inspected(
            new Rows.Id("node-1", JOURNAL, 99), 1, "aoi-1", "P1", row.verdict(), row.defects()));
    assertThat(check().failures()).isNotEmpty();
    assertThat(check().figures().doubled()).isEqualTo(1);
  }

  @Test
  void aDoubledDeliveryIsFound() {
    delivered.add(delivered.getFirst());
    assertThat(check().failures()).isNotEmpty();
    assertThat(check().figures().doubled()).isEqualTo(1);
  }

  @Test
  void aSecondWordForOnePartIsFound() {
    swap(
        shots,
        0,
        s ->
            new Shot(
                s.station(),
                s.trigger(),
                s.part(),
                List.of(s.words().getFirst(), s.words().getFirst()),
                s.disposed()));
    assertThat(check().figures().doubled()).isEqualTo(1);
    assertThat(check().failures()).isNotEmpty();
  }

  @Test
  void droppingOneRowAndDoublingAnotherDoesNotEvenOut() {
    aDoubledInspectionIsFound();
    inspected.remove(1);
    assertThat(check().figures().rows()).isEqualTo(4);
    assertThat(check().figures().lost()).isEqualTo(1);
    assertThat(check().failures()).isNotEmpty();
  }

  @Test
  void aPassTurnedToRejectInTheJournalIsFound() {
    swap(inspected, 0, row -> inspectionOf(row, row.part(), Verdict.REJECT));
    assertThat(check().figures().verdictMismatch()).isEqualTo(1);
    assertThat(check().failures()).isNotEmpty();
  }

  @Test
  void aRejectTurnedToPassInTheDeliveryIsFound() {
    swap(delivered, 1, row -> deliveryOf(row, inspected.get(1).id(), 2L << 16 | 1, Verdict.PASS));
    assertThat(check().figures().verdictMismatch()).isEqualTo(1);
    assertThat(check().failures()).isNotEmpty();
  }

  @Test
  void twoInspectionsWithSwappedPartsAreFoundThoughTheirVerdictsAreEqual() {
    swap(inspected, 0, row -> inspectionOf(row, "P3", row.verdict()));
    swap(inspected, 2, row -> inspectionOf(row, "P1", row.verdict()));
    assertThat(check().figures().verdictMismatch()).isEqualTo(2);
    assertThat(check().failures()).isNotEmpty();
  }

  @Test
  void twoDeliveriesThatNameEachOthersInspectionAreFound() {
    swap(delivered, 0, row -> deliveryOf(row, inspected.get(2).id(), row.word(), row.verdict()));
    swap(delivered, 2, row -> deliveryOf(row, inspected.get(0).id(), row.word(), row.verdict()));
    assertThat(check().figures().verdictMismatch()).isEqualTo(2);
    assertThat(check().failures()).isNotEmpty();
  }

  @Test
  void aRowThatNoTriggerAskedForIsFound() {
    shots.removeLast();
    assertThat(check().failures()).isNotEmpty();
  }

  @Test
  void aBrokenHandshakeFailsTheRun() {
    var log = new PlcLog(shots, List.of(), List.of("aoi-1: word before payload"));
    var report = Checker.check(7, log, new Rows(inspected, delivered), truths);
    assertThat(report.failures()).hasSize(1);
  }

  @Test
  void errorAndAnEmptyRunAreNoSuccess() {
    var nothing =
        Checker.check(
            7,
            new PlcLog(List.of(), List.of(), List.of()),
            new Rows(List.of(), List.of()),
            List.of());
    assertThat(nothing.failures()).isNotEmpty();
    part(5, Verdict.ERROR);
    assertThat(check().figures().errors()).isEqualTo(1);
    assertThat(check().failures()).containsExactly("1 parts got ERROR");
  }

  @Test
  void escapesFalseCallsAndMissedBoxesAreShortfalls() {
    swap(truths, 0, _ -> new Truth("P1", Truth.Kind.ONE_DEFECT, truths.get(1).flaws()));
    swap(truths, 1, _ -> new Truth("P2", Truth.Kind.GOOD, List.of()));
    var figures = check().figures();
    assertThat(figures.escapes()).isEqualTo(1);
    assertThat(figures.falseCalls()).isEqualTo(1);
    assertThat(figures.boxesFound()).isEqualTo(1);
    assertThat(check().shortfalls()).hasSize(2); // one false call of two is not yet proof
  }
}
