package dev.loupe.simulator.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.schema.defect.DefectClass;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BoardTest {
  private static final Boards BOARDS = new Boards(7);

  static Stream<Arguments> designsAndKinds() {
    return BOARDS.recipes().stream()
        .flatMap(recipe -> Board.KINDS.stream().map(kind -> Arguments.of(recipe, kind)));
  }

  @ParameterizedTest(name = "{0} with {1}")
  @MethodSource("designsAndKinds")
  void aDrawnDefectChangesItsBoxAndNothingElse(String recipe, DefectClass kind) {
    var board = BOARDS.board(recipe, "p1");
    for (int seed = 0; seed < 20; seed++) {
      var specimen = board.flawed(kind, new Random(seed));
      assertThat(specimen.flaws()).hasSize(1);
      var flaw = specimen.flaws().getFirst();
      assertThat(flaw.kind()).isEqualTo(kind);
      assertThat(flaw.box().right() - flaw.box().left()).isBetween(8.0, 44.0);
      assertThat(flaw.box().bottom() - flaw.box().top()).isBetween(8.0, 44.0);
      assertThat(changes(board, specimen, flaw)).isGreaterThanOrEqualTo(8);
    }
  }

  /// How many pixels differ; none of them lies outside the box.
  private static int changes(Board board, Board.Specimen specimen, Flaw flaw) {
    int inside = 0;
    for (int y = 0; y < Layout.SIDE; y++)
      for (int x = 0; x < Layout.SIDE; x++) {
        if (board.template().isCopper(x, y) == specimen.picture().isCopper(x, y)) continue;
        var box = flaw.box();
        assertThat(x >= box.left() && x < box.right() && y >= box.top() && y < box.bottom())
            .isTrue();
        inside++;
      }
    return inside;
  }

  @ParameterizedTest(name = "{0} with {1}")
  @MethodSource("designsAndKinds")
  void openCutsAConductorShortJoinsTwoAndTheOthersDoNeither(String recipe, DefectClass kind) {
    var board = BOARDS.board(recipe, "p2");
    var before = new Islands(board.template()).count();
    var after = new Islands(board.flawed(kind, new Random(5)).picture()).count();
    switch (kind) {
      case SHORT -> assertThat(after).isLessThan(before);
      case COPPER -> assertThat(after).isEqualTo(before + 1);
      // A loop that is opened stays one conductor
      case OPEN -> assertThat(after).isGreaterThanOrEqualTo(before);
      case MOUSEBITE, SPUR, PINHOLE -> assertThat(after).isEqualTo(before);
      case UNLIKE, OTHER -> throw new AssertionError(kind);
    }
  }

  @Test
  void theSameSeedDrawsTheSameBoardAndAnotherAnother() {
    var again = new Boards(7).board("driver", "p1").template();
    assertThat(again.grey()).isEqualTo(BOARDS.board("driver", "p1").template().grey());
    assertThat(new Boards(8).board("driver", "p1").template().grey()).isNotEqualTo(again.grey());
  }

  @Test
  void everyPositionOfEveryDesignIsABoardOfItsOwn() {
    var boards =
        BOARDS.recipes().stream()
            .flatMap(recipe -> BOARDS.positions().stream().map(at -> BOARDS.board(recipe, at)))
            .toList();
    assertThat(boards.stream().map(board -> java.util.Arrays.hashCode(board.template().grey())))
        .doesNotHaveDuplicates();
    for (var board : boards) assertThat(copperShare(board.template())).isBetween(0.1, 0.6);
  }

  private static double copperShare(Picture picture) {
    long copper =
        IntStream.range(0, picture.grey().length).filter(i -> picture.grey()[i] == 0).count();
    return (double) copper / picture.grey().length;
  }

  @Test
  void aWholeBoardCarriesSeveralDefectsThatLieApart() {
    var specimen = BOARDS.board("controller", "p1").flawed(8, new Random(1));
    assertThat(specimen.flaws()).hasSize(8);
    for (var flaw : specimen.flaws())
      assertThat(specimen.flaws().stream().filter(other -> other.touches(flaw.box()))).hasSize(1);
  }
}
