package dev.loupe.simulator.board;

import dev.loupe.schema.defect.DefectClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A drawn board: its golden template, and as many defective ones as one likes.
public final class Board {
  /// The kinds that can be drawn, DeepPCB's six.
  static final List<DefectClass> KINDS =
      List.of(
          DefectClass.OPEN,
          DefectClass.SHORT,
          DefectClass.MOUSEBITE,
          DefectClass.SPUR,
          DefectClass.COPPER,
          DefectClass.PINHOLE);

  /// A board as the camera sees it, with what is wrong with it.
  public record Specimen(Picture picture, List<Flaw> flaws) {
    public Specimen {
      flaws = List.copyOf(flaws);
    }
  }

  private final Picture template;
  private final Flaws flaws;

  Board(Style style, long seed) {
    var layout = new Layout(style, seed);
    template = layout.draw();
    flaws = new Flaws(layout, template);
  }

  public Picture template() {
    return template;
  }

  /// A board with `count` defects that lie apart; fewer if the board has no room for more.
  public Specimen flawed(int count, Random random) {
    var picture = template.copy();
    var found = new ArrayList<Flaw>();
    for (int i = 0; i < 8 * count && found.size() < count; i++) {
      var kind = KINDS.get(random.nextInt(KINDS.size()));
      var attempt = picture.copy();
      flaws
          .draw(attempt, kind, random)
          .filter(flaw -> found.stream().noneMatch(other -> other.touches(flaw.box())))
          .ifPresent(flaw -> {
            found.add(flaw);
            System.arraycopy(attempt.grey(), 0, picture.grey(), 0, picture.grey().length);
          });
    }
    return new Specimen(picture, found);
  }

  Specimen flawed(DefectClass kind, Random random) {
    var picture = template.copy();
    var flaw = flaws.draw(picture, kind, random);
    return new Specimen(picture, flaw.stream().toList());
  }
}
