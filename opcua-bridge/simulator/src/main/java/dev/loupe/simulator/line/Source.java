package dev.loupe.simulator.line;

import dev.loupe.simulator.board.Board.Specimen;
import dev.loupe.simulator.board.Picture;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Where boards come from. The order of recipes and positions is fixed, so that a seed names a
/// stream.
public interface Source {
  List<String> recipes();

  List<String> positions(String recipe);

  Picture template(String recipe, String position) throws IOException;

  /// The template's own file, where there is one that a node reads as it is.
  default Optional<byte[]> templateFile(String recipe, String position) throws IOException {
    return Optional.empty();
  }

  Specimen board(String recipe, String position, Kind kind, Random random) throws IOException;

  /// A good board is its template as a camera takes it: moved 0 or 1 px on both axes.
  static Specimen good(Picture template, Random random) {
    int shift = random.nextInt(2);
    return new Specimen(shift == 0 ? template : template.shifted(shift, shift), List.of());
  }
}
