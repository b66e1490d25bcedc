package dev.loupe.simulator.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.simulator.board.Boards;
import dev.loupe.simulator.board.Picture;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DrawnSourceTest {
  private final Source source = new DrawnSource(new Boards(5));
  private final String recipe = source.recipes().getFirst();

  @Test
  void noTwoGoodBoardsAreTheSamePicture() throws Exception {
    var seen = new HashSet<Integer>();
    for (var part = 0; part < 50; part++) seen.add(java.util.Arrays.hashCode(good(part).grey()));
    assertThat(seen).hasSize(50);
  }

  @Test
  void aGoodBoardHasEveryColourWithinOnePixelOfItsTemplate() throws Exception {
    var template = source.template(recipe, source.positions(recipe).getFirst());
    for (var part = 0; part < 10; part++) {
      var board = good(part);
      assertThat(board.isBlackAndWhite()).isTrue();
      assertThat(further(board, template)).isZero();
    }
    assertThat(further(template.shifted(2, 2), template)).isPositive(); // the control
  }

  private Picture good(long part) throws Exception {
    var position = source.positions(recipe).getFirst();
    return source.board(recipe, position, Kind.GOOD, new Random(part)).picture();
  }

  private static int further(Picture board, Picture template) {
    var far = 0;
    for (var y = 1; y < board.height() - 1; y++)
      for (var x = 1; x < board.width() - 1; x++) if (!near(board, template, x, y)) far++;
    return far;
  }

  private static boolean near(Picture board, Picture template, int x, int y) {
    var grey = board.grey()[y * board.width() + x];
    for (var i = 0; i < 9; i++)
      if (template.grey()[(y - 1 + i / 3) * template.width() + x - 1 + i % 3] == grey) return true;
    return false;
  }
}
