package dev.loupe.simulator.line;

import dev.loupe.simulator.board.Board.Specimen;
import dev.loupe.simulator.board.Boards;
import dev.loupe.simulator.board.Picture;
import java.util.List;
import java.util.Random;

/// Boards drawn by code.
public record DrawnSource(Boards boards) implements Source {
  @Override
  public List<String> recipes() {
    return boards.recipes();
  }

  @Override
  public List<String> positions(String recipe) {
    return boards.positions();
  }

  @Override
  public Picture template(String recipe, String position) {
    return boards.board(recipe, position).template();
  }

  @Override
  public Specimen board(String recipe, String position, Kind kind, Random random) {
    var board = boards.board(recipe, position);
    return switch (kind) {
      case GOOD -> good(board.template(), random);
      case ONE_DEFECT -> board.flawed(1, random);
      case WHOLE -> board.flawed(3 + random.nextInt(8), random);
    };
  }

  private static Specimen good(Picture template, Random random) {
    var moved = Source.good(template, random);
    return new Specimen(moved.picture().frayed(template, random), moved.flaws());
  }
}
