package dev.loupe.edge.split;

import static dev.loupe.schema.inspection.Verdict.ERROR;
import static dev.loupe.schema.inspection.Verdict.PASS;
import static dev.loupe.schema.inspection.Verdict.REJECT;
import static dev.loupe.schema.inspection.Verdict.REVIEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.edge.split.EitherRejects.Whose;
import dev.loupe.schema.inspection.ErrorCode;
import dev.loupe.schema.inspection.Outcome;
import dev.loupe.schema.inspection.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EitherRejectsTest {
  /// Champion, then for the candidate's PASS, REVIEW, REJECT, ERROR what the PLC is told. Written
  /// out, not computed.
  private static final Map<Verdict, List<Verdict>> TABLE =
      Map.of(
          PASS, List.of(PASS, REVIEW, REJECT, PASS),
          REVIEW, List.of(REVIEW, REVIEW, REJECT, REVIEW),
          REJECT, List.of(REJECT, REJECT, REJECT, REJECT),
          ERROR, List.of(ERROR, ERROR, ERROR, ERROR));

  private static final List<Verdict> CANDIDATES = List.of(PASS, REVIEW, REJECT, ERROR);

  record Cell(Verdict champion, Verdict candidate, Verdict delivered) {}

  static Stream<Cell> table() {
    return Arrays.stream(Verdict.values())
        .flatMap(champion ->
            CANDIDATES.stream()
                .map(candidate ->
                    new Cell(
                        champion,
                        candidate,
                        TABLE.get(champion).get(CANDIDATES.indexOf(candidate)))));
  }

  @ParameterizedTest
  @MethodSource("table")
  void theMoreSevereVerdictStandsAndTheChampionsErrorIsAnError(Cell cell) {
    assertThat(delivered(outcome(cell.champion, 0.5), outcome(cell.candidate, 0.5)).verdict())
        .isEqualTo(cell.delivered);
  }

  @Test
  void theTableIsWhole() {
    assertThat(table()).hasSize(16).doesNotHaveDuplicates();
  }

  @Test
  void whereBothWeighTheSameTheChampionsOutcomeStands() {
    for (var verdict : Verdict.values())
      assertThat(EitherRejects.stands(outcome(verdict, 0.1), outcome(verdict, 0.9)))
          .isEqualTo(Whose.CHAMPION);
  }

  @Test
  void nothingPassesThatTheChampionDidNotPass() {
    var chance = new Random(7);
    for (var i = 0; i < 100_000; i++) {
      var champion = any(chance);
      var told = delivered(champion, any(chance));
      if (told.verdict() == PASS) assertThat(champion.verdict()).isEqualTo(PASS);
    }
  }

  private static Outcome delivered(Outcome champion, Outcome candidate) {
    return switch (EitherRejects.stands(champion, candidate)) {
      case CHAMPION -> champion;
      case CANDIDATE -> candidate;
    };
  }

  private static Outcome any(Random chance) {
    return outcome(Verdict.values()[chance.nextInt(4)], chance.nextDouble());
  }

  private static Outcome outcome(Verdict verdict, double confidence) {
    return verdict == ERROR
        ? Outcome.error(ErrorCode.MODEL_FAILED)
        : new Outcome(verdict, confidence, ErrorCode.NONE);
  }
}
